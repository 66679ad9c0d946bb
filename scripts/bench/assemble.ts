import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFused } from '../../src-main/engine/built-in/kernels-module';

/** The part of the host's WebAssembly that is used; the type libraries know it only together with the whole DOM. */
const host = Reflect.get(globalThis, 'WebAssembly') as {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/**
 * Compiles AssemblyScript as the engine's kernels are compiled, but for their memory.
 *
 * @param source may import kernels by their path from the checkout's folder
 * @returns what it exports
 */
export async function assemble(source: string): Promise<unknown> {
  const { default: assembler } = await import('assemblyscript/asc');
  const fused = isFused() ? ['--enable', 'relaxed-simd'] : [];
  const outputs = new Map<string, Uint8Array | string>();
  const { error, stderr } = await assembler.main(
    ['bench.ts', '--outFile', 'bench.wasm', '-O3', '--converge', '--runtime', 'stub', '--enable', 'simd', '--noAssert', ...fused],
    {
      readFile: (name) => (name === 'bench.ts' ? source : fileOf(name)),
      writeFile: (name, contents) => void outputs.set(name, contents),
    },
  );
  const bytes = outputs.get('bench.wasm');
  if (error || typeof bytes !== 'object') throw new Error(stderr.toString());
  return new host.Instance(new host.Module(bytes), { env: { abort } }).exports;
}

/** The compiler asks for a module under several names; null says that there is none of that name. */
function fileOf(name: string): string | null {
  try {
    return readFileSync(join(process.cwd(), name), 'utf8');
  } catch {
    return null;
  }
}

function abort(): never {
  throw new Error('A kernel that measures the processor stopped.');
}
