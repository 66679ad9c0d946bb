import type { Shape } from '../../core/model/layer';
import type { MemoryPlan } from './memory';

/** Values of a layer for a whole batch and their gradients: [steps] slabs of `features`, as `kernels/slab.ts` describes. */
export interface Tensor {
  readonly value: number;
  /** 0 where no gradient is wanted, as for the model's input. */
  readonly grad: number;
  /** 1 for a flat tensor. */
  readonly steps: number;
  readonly features: number;
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

/** @param shape [steps, features] or [features] */
export function stepsAndFeatures(shape: Shape): { readonly steps: number; readonly features: number } {
  const features = shape.at(-1) ?? 1;
  return { steps: shape.length > 1 ? (shape[0] ?? 1) : 1, features };
}

export function reserveTensor(memory: MemoryPlan, shape: Shape, rows: number): Tensor {
  const { steps, features } = stepsAndFeatures(shape);
  const size = steps * slabSize(features, rows);
  return { value: memory.reserve(size), grad: memory.reserve(size), steps, features };
}
