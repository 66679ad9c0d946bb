import { panelsOf, slabBytes } from '../slab';

/** One BatchNormalization layer; the fields stand in the order of `batchNormalizationFields` in `../../layers/batch-normalization.ts`. */
@unmanaged
export class BatchNormalizationPlan {
  x: usize;
  /** 0 where it is not wanted. */
  xGrad: usize;
  y: usize;
  yGrad: usize;
  /** [panels][8] each; 0 where there is none. */
  gamma: usize;
  gammaGrad: usize;
  beta: usize;
  betaGrad: usize;
  movingMean: usize;
  movingVariance: usize;
  /** What the last forward pass normalised with: [panels][8] each. */
  mean: usize;
  /** 1 / √(variance + ε). */
  inverse: usize;
  /** [steps][rows] flags, or 0 where every step counts. */
  mask: usize;
  /** Slabs of x. */
  cells: u32;
  /** Neighbouring slabs that share a flag. */
  cellsPerStep: u32;
  features: u32;
}

@inline export function normalizedSlab(plan: BatchNormalizationPlan, rows: u32): usize {
  return slabBytes(panelsOf(plan.features), rows);
}

/** Flags of a cell's rows, or 0. */
@inline export function flagsOf(plan: BatchNormalizationPlan, cell: u32, rows: u32): usize {
  return plan.mask == 0 ? 0 : plan.mask + ((<usize>(cell / plan.cellsPerStep) * rows) << 2);
}

/** All bits of four lanes where the row counts. */
@inline export function counts(flags: usize, row: u32): v128 {
  return flags == 0 ? i32x4.splat(-1) : f32x4.ne(v128.load32_splat(flags + (<usize>row << 2)), f32x4.splat(0));
}
