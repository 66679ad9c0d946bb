import type { MemoryPlan } from './memory';

/** Lengths of one sample's axes, without the batch; an engine is built for concrete ones. */
export type Lengths = readonly number[];

/** Values of a layer for a whole batch and their gradients: [steps] slabs of `features`, as `kernels/slab.ts` describes. */
export interface Tensor {
  readonly value: number;
  /** 0 where no gradient is wanted, as for the model's input. */
  readonly grad: number;
  /** Of one sample: [features], [steps, features], [height, width, channels], … */
  readonly shape: Lengths;
  /** Slabs: the product of all lengths but the last, in row-major order; 1 for a flat tensor. */
  readonly steps: number;
  /** The last length. */
  readonly features: number;
  /** [shape[0]][rows] float32 flags, 1 where a step counts and 0 where it is masked, as the forward pass left them; 0 where every step counts. */
  readonly mask: number;
}

/** Rows of the batch are padded to the height of a register block. */
export function paddedRows(batch: number): number {
  return Math.ceil(batch / 4) * 4;
}

/** Features are padded to whole panels of eight. */
export function paddedFeatures(features: number): number {
  return Math.ceil(features / 8) * 8;
}

/** Float32 values of one slab. */
export function slabSize(features: number, rows: number): number {
  return paddedFeatures(features) * rows;
}

export function sizeOf(shape: Lengths): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function stepsAndFeatures(shape: Lengths): { readonly steps: number; readonly features: number } {
  return { steps: sizeOf(shape.slice(0, -1)), features: shape.at(-1) ?? 1 };
}

/** @param mask of the tensor that this one is computed from, where the layer hands it on */
export function reserveTensor(memory: MemoryPlan, shape: Lengths, rows: number, mask = 0): Tensor {
  const { steps, features } = stepsAndFeatures(shape);
  const size = steps * slabSize(features, rows);
  return { value: memory.reserve(size), grad: memory.reserve(size), shape, steps, features, mask };
}
