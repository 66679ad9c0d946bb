import { tryFusedOperations } from './fused-operations';
import { kernelsBase64, plainKernelsBase64 } from './generated/kernels';

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @param pages of 64 KB to add */
  grow(pages: number): number;
}

/** The part of the host's WebAssembly that is used; the type libraries know it only together with the whole DOM. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
}

const host = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyHost;

/** What `scripts/build-kernels.mjs` compiles with: pages of 64 KB. */
const LIMITS = { initial: 1, maximum: 65_536 };
/** The end of the module's import of its memory: name, kind, and the flag that says that there is an upper limit. */
const MEMORY_IMPORT = Buffer.from('\u0006memory\u0002\u0001', 'latin1');
const SHARED_WITH_LIMIT = 3;

const compiled = new Map<boolean, object>();
let hasFused: boolean | null = null;

/** The kernels compiled, once a process; with `shared` for a memory that several threads see. */
export function kernelsModule(shared: boolean): object {
  const known = compiled.get(shared) ?? new host.Module(moduleBytes(shared));
  compiled.set(shared, known);
  return known;
}

export function kernelsMemory(shared: boolean): WasmMemory {
  return new host.Memory({ ...LIMITS, shared });
}

/** @returns the module's exports over that memory */
export function instantiateModule(module: object, memory: WasmMemory): unknown {
  const abort = (): never => {
    throw new Error('A kernel of the built-in engine stopped.');
  };
  return new host.Instance(module, { env: { abort, memory } }).exports;
}

/** Whether the kernels run with fused operations, or do them in doubles: told once a process. `SEQBENCH_PLAIN_SIMD=1` asks for the latter. */
export function isFused(): boolean {
  hasFused ??= process.env.SEQBENCH_PLAIN_SIMD !== '1' && tryFusedOperations();
  return hasFused;
}

/** The code is the same for both kinds of memory; the import alone says which one it takes. */
function moduleBytes(shared: boolean): Uint8Array {
  const bytes = Buffer.from(isFused() ? kernelsBase64 : plainKernelsBase64, 'base64');
  if (!shared) return bytes;
  const at = bytes.indexOf(MEMORY_IMPORT);
  if (at < 0) throw new Error('The kernels do not import their memory.');
  bytes[at + MEMORY_IMPORT.length - 1] = SHARED_WITH_LIMIT;
  return bytes;
}
