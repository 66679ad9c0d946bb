/** What `kernels/layers/` exports for layers that slide, pool, normalise and disturb, with the parameters as they are named there. */
export interface LayerKernels {
  convForward: PlanKernel;
  convBackward: PlanKernel;
  maxPoolForward: PlanKernel;
  maxPoolBackward: PlanKernel;
  averagePoolForward: PlanKernel;
  averagePoolBackward: PlanKernel;
  globalMaxForward(y: number, x: number, cells: number, slab: number): void;
  globalMaxBackward(xGrad: number, yGrad: number, x: number, y: number, cells: number, slab: number): void;
  globalAverageForward(y: number, x: number, mask: number, ...sizes: PooledSizes): void;
  globalAverageBackward(xGrad: number, yGrad: number, mask: number, ...sizes: PooledSizes): void;
  batchNormalizationForward(...given: [...BatchNormalizationArguments, epsilon: number, momentum: number, share: number]): void;
  batchNormalizationBackward(...given: BatchNormalizationArguments): void;
  layerNormalizationForward(plan: number, rows: number, epsilon: number): void;
  layerNormalizationBackward: PlanKernel;
  activationForward(kind: number, option: number, y: number, x: number, ...sizes: ActivatedSizes): void;
  activationBackward(
    kind: number,
    option: number,
    ...tensors: [xGrad: number, yGrad: number, y: number, x: number, ...ActivatedSizes]
  ): void;
  gaussianNoise(...given: GaussianNoiseArguments): void;
}

type PlanKernel = (plan: number, rows: number) => void;
type PooledSizes = [cells: number, features: number, rows: number, batch: number];
type ActivatedSizes = [steps: number, features: number, rows: number];
/** `training` is 1 or 0. */
type BatchNormalizationArguments = [plan: number, rows: number, batch: number, training: number];
type GaussianNoiseArguments = [
  ...noise: [noise: number, bytes: number, stddev: number],
  ...counter: [keyLow: number, keyHigh: number, step: number, stream: number],
];
