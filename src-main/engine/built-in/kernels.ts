import type { LayerKernels } from './kernels-layers';
import type { LossKernels } from './kernels-losses';
import { instantiateModule, kernelsMemory, kernelsModule, type WasmMemory } from './kernels-module';
import type { OptimizerKernels } from './kernels-optimizers';
import type { SequenceKernels } from './kernels-sequence';

/** What `kernels/index.ts` exports. Addresses and sizes are bytes; slabs are described in `kernels/slab.ts`. */
export interface Kernels extends LayerKernels, LossKernels, OptimizerKernels, SequenceKernels {
  readonly memory: WasmMemory;
  heapBase(): number;
  /** @param address of 32 bytes for the terms of products; every thread has its own */
  useTermRoom(address: number): void;
  exp(target: number, source: number, bytes: number): void;
  gate(target: number, source: number, bytes: number): void;
  log(target: number, source: number, bytes: number): void;
  multiplyAdd(target: number, x: number, y: number, sum: number, bytes: number): void;
  multiplySubtract(target: number, x: number, y: number, sum: number, bytes: number): void;
  sigmoid(target: number, source: number, bytes: number): void;
  tanh(target: number, source: number, bytes: number): void;
  philox(target: number, blocks: number, keyLow: number, keyHigh: number, step: number, stream: number, purpose: number): void;
  dropoutMask: MaskKernel;
  multiply(target: number, a: number, b: number, bytes: number): void;
  /** A `mask` of `bytes` for each of `count` pieces. */
  multiplyEach(target: number, a: number, mask: number, bytes: number, count: number): void;
  add(target: number, a: number, b: number, bytes: number): void;
  copy(target: number, source: number, bytes: number): void;
  zero(target: number, bytes: number): void;
  packInput(target: number, source: number, batch: number, rows: number, steps: number, features: number): void;
  unpackOutput(target: number, source: number, batch: number, rows: number, steps: number, features: number): void;
  activateSlab(kind: number, slab: number, bytes: number, rows: number, features: number): void;
  denseForward: DenseForwardKernel;
  denseBackward: DenseBackwardKernel;
  denseGradient: DenseGradientKernel;
  flattenForward(y: number, x: number, steps: number, features: number, rows: number): void;
  flattenBackward(xGrad: number, yGrad: number, steps: number, features: number, rows: number): void;
  simpleRnnForward: RecurrentKernel;
  simpleRnnBackward: RecurrentKernel;
  lstmForward: RecurrentKernel;
  lstmBackward: RecurrentKernel;
  lstmGradient: RecurrentGradientKernel;
  gruForward: RecurrentKernel;
  gruBackward: RecurrentKernel;
}

/** `training` is 1 or 0. */
export type RecurrentKernel = (plan: number, rows: number, training: number) => void;
/** `training` and `isFirst` are 1 or 0. */
export type RecurrentGradientKernel = (
  kernelGrad: number,
  recurrentGrad: number,
  plan: number,
  rows: number,
  training: number,
  first: number,
  count: number,
  isFirst: number,
) => void;
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

type DenseGradientKernel = (
  kernelGrad: number,
  x: number,
  yGrad: number,
  steps: number,
  inputs: number,
  units: number,
  rows: number,
  first: number,
  count: number,
  /** 1 or 0. */
  isFirst: number,
) => void;

/** @returns the kernels with a memory of their own; with `shared` one that several threads see */
export function instantiateKernels(shared = false): Kernels {
  return instantiateModule(kernelsModule(shared), kernelsMemory(shared)) as Kernels;
}
