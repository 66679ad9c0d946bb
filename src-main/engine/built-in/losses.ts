import type { Loss, LossOptions, ModelSpec } from '../../core/model/model';
import type { Kernels } from './kernels';
import type { LossArguments } from './kernels-losses';
import { sizeOf, stepsAndFeatures, type Lengths } from './tensor';

/** What a loss needs of a target, and what computes it. */
export interface LossPlan {
  /** Values that one sample's target has. */
  readonly targetSize: number;
  /** Whether targets are indices of classes, to be below the number of outputs. */
  readonly isIndex: boolean;
  /** @returns the weighted mean; gradients go where `grad` says */
  compute(...batch: LossArguments): number;
}

/** Numbers of the losses in `kernels/losses/elementwise.ts`. */
const elementwiseKinds = {
  mean_squared_error: 0,
  mean_absolute_error: 1,
  mean_absolute_percentage_error: 2,
  huber: 3,
  log_cosh: 4,
  quantile: 5,
  poisson: 6,
} as const;
const BINARY = 7;
const BINARY_OF_LOGITS = 8;

/**
 * @param answer shape of one sample's answer; every step of it is a target
 * @param fromLogits whether the values are logits
 */
export function planLoss({ loss, loss_options }: ModelSpec, answer: Lengths, fromLogits: boolean, kernels: Kernels): LossPlan {
  const size = sizeOf(answer);
  switch (loss) {
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      const isIndex = loss === 'sparse_categorical_crossentropy';
      const compute: LossPlan['compute'] = (...batch) => kernels.categoricalLoss(fromLogits ? 1 : 0, isIndex ? 1 : 0, ...batch);
      return { targetSize: isIndex ? stepsAndFeatures(answer).steps : size, isIndex, compute };
    }
    default: {
      const kind = loss === 'binary_crossentropy' ? (fromLogits ? BINARY_OF_LOGITS : BINARY) : elementwiseKinds[loss];
      const option = optionOf(loss, loss_options);
      return { targetSize: size, isIndex: false, compute: (...batch) => kernels.elementwiseLoss(kind, option, ...batch) };
    }
  }
}

function optionOf(loss: Loss, options: LossOptions): number {
  if (loss === 'huber') return options.delta;
  return loss === 'quantile' ? options.quantile : 0;
}
