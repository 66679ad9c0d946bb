import { kernelsBase64 } from './generated/kernels';
import type { LossKernels } from './kernels-losses';
import type { OptimizerKernels } from './kernels-optimizers';

/** What `kernels/index.ts` exports. Addresses and sizes are bytes; slabs are described in `kernels/slab.ts`. */
export interface Kernels extends LossKernels, OptimizerKernels {
  readonly memory: WasmMemory;
  heapBase(): number;
  exp(target: number, source: number, bytes: number): void;
  log(target: number, source: number, bytes: number): void;
  sigmoid(target: number, source: number, bytes: number): void;
  tanh(target: number, source: number, bytes: number): void;
  philox(target: number, blocks: number, keyLow: number, keyHigh: number, step: number, stream: number, purpose: number): void;
  dropoutMask: MaskKernel;
  multiply(target: number, a: number, b: number, bytes: number): void;
  copy(target: number, source: number, bytes: number): void;
  zero(target: number, bytes: number): void;
  packInput(target: number, source: number, batch: number, rows: number, steps: number, features: number): void;
  unpackOutput(target: number, source: number, batch: number, rows: number, steps: number, features: number): void;
  activateSlab(kind: number, slab: number, bytes: number, rows: number, features: number): void;
  denseForward: DenseForwardKernel;
  denseBackward: DenseBackwardKernel;
  flattenForward(y: number, x: number, steps: number, features: number, rows: number): void;
  flattenBackward(xGrad: number, yGrad: number, steps: number, features: number, rows: number): void;
  conv1dForward(plan: number, rows: number): void;
  conv1dBackward(plan: number, rows: number): void;
  simpleRnnForward: RecurrentKernel;
  simpleRnnBackward: RecurrentKernel;
  lstmForward: RecurrentKernel;
  lstmBackward: RecurrentKernel;
  gruForward: RecurrentKernel;
  gruBackward: RecurrentKernel;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @param pages of 64 KB to add */
  grow(pages: number): number;
}

/** `training` is 1 or 0. */
export type RecurrentKernel = (plan: number, rows: number, training: number) => void;
type MaskKernel = (
  mask: number,
  bytes: number,
  threshold: number,
  scale: number,
  keyLow: number,
  keyHigh: number,
  step: number,
  stream: number,
) => void;

type DenseForwardKernel = (
  y: number,
  x: number,
  kernel: number,
  bias: number,
  steps: number,
  inputs: number,
  units: number,
  activation: number,
  rows: number,
) => void;

type DenseBackwardKernel = (
  y: number,
  yGrad: number,
  x: number,
  xGrad: number,
  kernel: number,
  kernelGrad: number,
  biasGrad: number,
  transposed: number,
  steps: number,
  inputs: number,
  units: number,
  activation: number,
  rows: number,
) => void;

/** The part of the host's WebAssembly that is used; the type libraries know it only together with the whole DOM. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const host = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyHost;
let compiled: object | null = null;

/** @returns the kernels with a memory of their own; the module is compiled once a process */
export function instantiateKernels(): Kernels {
  compiled ??= new host.Module(Buffer.from(kernelsBase64, 'base64'));
  const abort = (): never => {
    throw new Error('A kernel of the built-in engine stopped.');
  };
  return new host.Instance(compiled, { env: { abort } }).exports as Kernels;
}
