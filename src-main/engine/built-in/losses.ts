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
  readonly compute: (...batch: LossArguments) => number;
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
  binary_crossentropy: 7,
} as const;

/**
 * @param answer shape of one sample's answer; every step of it is a target
 * @param fromLogits whether the values are logits
 */
export function planLoss(model: ModelSpec, answer: Lengths, fromLogits: boolean, kernels: Kernels): LossPlan {
  const isIndex = model.loss === 'sparse_categorical_crossentropy';
  const targetSize = isIndex ? stepsAndFeatures(answer).steps : sizeOf(answer);
  return { targetSize, isIndex, compute: computationOf(model, fromLogits, kernels) };
}

function computationOf({ loss, loss_options }: ModelSpec, fromLogits: boolean, kernels: Kernels): LossPlan['compute'] {
  switch (loss) {
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      const [logits, sparse] = [fromLogits ? 1 : 0, loss === 'sparse_categorical_crossentropy' ? 1 : 0];
      return (...batch) => kernels.categoricalLoss(logits, sparse, ...batch);
    }
    case 'binary_crossentropy':
      if (fromLogits) return kernels.binaryLossOfLogits;
      break;
    default:
  }
  const [kind, option] = [elementwiseKinds[loss], optionOf(loss, loss_options)];
  return (...batch) => kernels.elementwiseLoss(kind, option, ...batch);
}

function optionOf(loss: Loss, options: LossOptions): number {
  if (loss === 'huber') return options.delta;
  return loss === 'quantile' ? options.quantile : 0;
}
