import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';

const preface = `# How fast Seqbench is

Written by \`npm run bench -- --write\`: one run, on one machine. All times are milliseconds of one training step
(forward, backward, optimizer). The built-in engine and tfjs \`wasm\` are timed turn and turn about in one process: the best decile, then the
median. Keras runs in processes of its own, one a back end: the mean over whole epochs after the first, some 0.2 seconds of them, the least of
three rounds over all models; ratios to it take our steps in the same way. All ratios take the engine on all cores where it uses them and gains by it; tfjs
\`wasm\` has one thread in Node. "peak" is the share of the 128-bit SIMD peak of one core that the products of
the step reach on one thread; the peak is measured in the same run by a WebAssembly kernel of independent additions and multiplications.
FLOPs count the products of the forward and backward pass alone (\`scripts/bench/flops.ts\`).

tfjs-layers has no Nadam and no GRU with the reset gate after: its side runs Adam and the reset gate before. Its missing gradient of a
convolution's filter and its gradient of Unpack are filled in (\`scripts/bench/tfjs-repairs.ts\`).
`;

/** Writes BENCHMARKS.md, dated, with the machine named. */
export async function writeBenchmarks(root: string, machine: string, table: string, notes: readonly string[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const list = notes.map((note) => `- ${note}`).join('\n');
  const text = `${preface}\n## ${day}\n\n${machine}\n\n${table}\n\n${list}\n`;
  await writeFile(join(root, 'BENCHMARKS.md'), await format(text, { parser: 'markdown', printWidth: 140 }));
}
