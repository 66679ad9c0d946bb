// Compiles the kernels of the built-in engine (AssemblyScript) to WebAssembly and writes them as a TypeScript module, so that
// tests, bundles and plain Node all find them in the same way. Does nothing when the sources have not changed.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'src-main/engine/built-in/kernels');
const target = join(root, 'src-main/engine/built-in/generated/kernels.ts');
const flags = [
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '-O3',
  '--converge',
  '--noAssert',
  // The driver brings the memory; see src-main/engine/built-in/kernels-module.ts.
  '--importMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65536',
  '--disableWarning',
  '201',
];

/** SHA-256 over flags, compiler, names and contents of all sources. */
async function hashSources() {
  const hash = createHash('sha256')
    .update(flags.join(' '))
    .update(await readFile(fileURLToPath(import.meta.url)));
  hash.update(await readFile(join(root, 'node_modules/assemblyscript/package.json')));
  const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  for (const name of names) hash.update(name).update(await readFile(join(sources, name)));
  return hash.digest('hex');
}

/** @param {string[]} features of WebAssembly that are used besides plain 128-bit SIMD */
async function compile(...features) {
  const { default: asc } = await import('assemblyscript/asc');
  const outputs = new Map();
  const { error, stderr } = await asc.main(
    [relative(root, join(sources, 'index.ts')), '--baseDir', root, '--outFile', 'kernels.wasm', ...flags, ...features],
    {
      writeFile: (name, contents) => void outputs.set(name, contents),
    },
  );
  const messages = stderr.toString().trim();
  if (messages) console.error(messages);
  if (error) throw error;
  return outputs.get('kernels.wasm');
}

const header = `// Built by scripts/build-kernels.mjs from kernels/ (${await hashSources()}); not to be edited.`;
const present = await readFile(target, 'utf8').catch(() => '');
if (!present.startsWith(header)) {
  const started = performance.now();
  const wasm = await compile('--enable', 'relaxed-simd');
  const plain = await compile();
  const text = `${header}
/** The kernels' WebAssembly module. */
export const kernelsBase64 =
  '${Buffer.from(wasm).toString('base64')}';
/** The same without fused multiplication and addition, which it does in doubles: the same bits, slowly. */
export const plainKernelsBase64 =
  '${Buffer.from(plain).toString('base64')}';
`;
  await mkdir(join(target, '..'), { recursive: true });
  await writeFile(`${target}.${process.pid}`, text);
  await rename(`${target}.${process.pid}`, target);
  console.log(`kernels: ${(wasm.length / 1024).toFixed(0)} KB of WebAssembly in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
