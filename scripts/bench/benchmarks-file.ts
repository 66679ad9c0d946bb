import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';

const preface = `# How fast Seqbench is

Written by \`npm run bench -- --write\`: one run, on one machine. All times are milliseconds of one training step
(forward, backward, optimizer). The built-in engine and tfjs \`wasm\` are timed turn and turn about in one process: the best decile, then the
median. Keras runs in processes of its own, one a back end: the mean over whole epochs after the first, some 0.2 seconds of them, the least of
three rounds over all models; ratios to it take our steps in the same way. All ratios take the engine on all cores where it uses them and gains by it; tfjs
\`wasm\` has one thread in Node. "peak" is the share of the 128-bit SIMD peak of one core that the products of
the step reach on one thread, measured in the same run by a WebAssembly kernel of independent additions and multiplications; "fused" is the share of what
a kernel of independent fused operations reaches, which is what the engine's products are made of: hence shares above 100 % of the first.
FLOPs count the products of the forward and backward pass alone (\`scripts/bench/flops.ts\`).

tfjs-layers has no Nadam and no GRU with the reset gate after: its side runs Adam and the reset gate before. Its missing gradient of a
convolution's filter and its gradient of Unpack are filled in (\`scripts/bench/tfjs-repairs.ts\`).
`;

/** What `npm run bench:data` writes below, and what `npm run bench` leaves as it is. */
const dataHeading = '## Data';
const dataPreface = `Written by \`npm run bench:data -- --write\`: one run, on one machine, through the data process as the command line starts it. The large file has a
whole number, a day, two fractions, a whole number and a word a row; DuckDB and Seqbench take turns over it, each into a new file, and the least
of three times counts. An import is counted from the request until the table stands: its bytes are hashed and looked at, every value is checked.
`;

/** Writes BENCHMARKS.md anew, dated, with the machine named; its section on data stays. */
export async function writeBenchmarks(root: string, machine: string, table: string, notes: readonly string[]): Promise<void> {
  const { data } = await readParts(root);
  await writeParts(root, `${preface}\n## ${today()}\n\n${machine}\n\n${table}\n\n${listOf(notes)}\n`, data);
}

/** Writes the section on data anew; everything before it stays. */
export async function writeDataBenchmarks(root: string, machine: string, table: string, notes: readonly string[]): Promise<void> {
  const { steps } = await readParts(root);
  await writeParts(root, steps, `${dataHeading}\n\n${dataPreface}\n${today()}: ${machine}\n\n${table}\n\n${listOf(notes)}\n`);
}

const listOf = (notes: readonly string[]): string => notes.map((note) => `- ${note}`).join('\n');
const today = (): string => new Date().toISOString().slice(0, 10);

async function readParts(root: string): Promise<{ readonly steps: string; readonly data: string }> {
  const text = await readFile(join(root, 'BENCHMARKS.md'), 'utf8').catch(() => '');
  const at = text.indexOf(`\n${dataHeading}\n`);
  return at < 0 ? { steps: text, data: '' } : { steps: text.slice(0, at + 1), data: text.slice(at + 1) };
}

async function writeParts(root: string, steps: string, data: string): Promise<void> {
  await writeFile(join(root, 'BENCHMARKS.md'), await format(`${steps}\n${data}`, { parser: 'markdown', printWidth: 140 }));
}
