import { setFlagsFromString } from 'node:v8';

/** The part of the host's WebAssembly that is used here. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

type MultiplyAdd = (x: number, y: number, sum: number) => number;

const host = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyHost;
/** V8 has the operations from 11.2 on, by default from 11.4 on: in every Electron since 25, but in Node 20 behind this flag. */
const FLAG = '--experimental-wasm-relaxed-simd';
/** `f32x4.relaxed_madd` and `f32x4.relaxed_nmadd`. */
const OPERATIONS = [
  [0x85, 0x02],
  [0x86, 0x02],
] as const;

/**
 * Whether WebAssembly multiplies and adds with a single rounding here. The relaxed operations may round once or twice, as the processor has
 * it, so they are tried: (1 + 2⁻¹²)² - (1 + 2⁻¹¹) is 2⁻²⁴, or 0 where the square is rounded first.
 */
export function tryFusedOperations(): boolean {
  const bytes = probe();
  if (!host.validate(bytes)) setFlagsFromString(FLAG);
  if (!host.validate(bytes)) return false;
  const { madd, nmadd } = new host.Instance(new host.Module(bytes)).exports as { madd: MultiplyAdd; nmadd: MultiplyAdd };
  const x = 1 + 2 ** -12,
    square = 1 + 2 ** -11,
    rest = 2 ** -24;
  const isOrdered = madd(2, 3, 10) === 16 && nmadd(2, 3, 10) === 4;
  return isOrdered && madd(x, x, -square) === rest && nmadd(x, x, square) === -rest;
}

/** @returns a module with two functions of three float32, each one operation on all lanes */
function probe(): Uint8Array {
  const types = section(1, [1, 0x60, 3, 0x7d, 0x7d, 0x7d, 1, 0x7d]);
  const functions = section(3, [OPERATIONS.length, 0, 0]);
  const names = section(7, [OPERATIONS.length, ...exported('madd', 0), ...exported('nmadd', 1)]);
  const code = section(10, [OPERATIONS.length, ...OPERATIONS.flatMap((operation) => body(operation))]);
  return Uint8Array.from([0, ...text('asm'), 1, 0, 0, 0, ...types, ...functions, ...names, ...code]);
}

function body(operation: readonly number[]): readonly number[] {
  const splats = [0, 1, 2].flatMap((argument) => [0x20, argument, 0xfd, 0x13]);
  const extractFirst = [0xfd, 0x1f, 0];
  const instructions = [0, ...splats, 0xfd, ...operation, ...extractFirst, 0x0b];
  return [instructions.length, ...instructions];
}

function exported(name: string, index: number): readonly number[] {
  return [name.length, ...text(name), 0, index];
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, content.length, ...content];
}

function text(ascii: string): readonly number[] {
  return [...Buffer.from(ascii, 'latin1')];
}
