import type { Loss } from '../../core/model/model';
import type { Kernels, LossKernel } from './kernels';

/** What a loss needs of a target, and what computes it. */
export interface LossPlan {
  /** Values that one sample's target has. */
  targetSize(units: number): number;
  kernel(kernels: Kernels): LossKernel;
  /** Whether targets are indices of classes, to be below the number of outputs. */
  readonly isIndex?: true;
}

const perOutput = (units: number): number => units;

export const lossPlans: Readonly<Record<Loss, LossPlan>> = {
  binary_crossentropy: { targetSize: perOutput, kernel: (kernels) => kernels.binaryCrossentropy },
  categorical_crossentropy: { targetSize: perOutput, kernel: (kernels) => kernels.categoricalCrossentropy },
  sparse_categorical_crossentropy: { targetSize: () => 1, kernel: (kernels) => kernels.sparseCategoricalCrossentropy, isIndex: true },
  mean_squared_error: { targetSize: perOutput, kernel: (kernels) => kernels.meanSquaredError },
  mean_absolute_error: { targetSize: perOutput, kernel: (kernels) => kernels.meanAbsoluteError },
};
