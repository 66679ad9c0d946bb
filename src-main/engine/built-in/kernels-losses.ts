/** What every loss is computed on: `grad` is 0 where no gradient is wanted, `weights` where all are 1. */
export type LossArguments = readonly [
  output: number,
  grad: number,
  target: number,
  weights: number,
  batch: number,
  rows: number,
  steps: number,
  units: number,
  scale: number,
];

/** What `kernels/losses/` exports. */
export interface LossKernels {
  elementwiseLoss(kind: number, option: number, ...batch: LossArguments): number;
  readonly binaryLossOfLogits: (...batch: LossArguments) => number;
  categoricalLoss(fromLogits: number, sparse: number, ...batch: LossArguments): number;
}
