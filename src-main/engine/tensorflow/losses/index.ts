import { assertNever } from '../../../core/assert';
import type { ModelSpec } from '../../../core/model/model';
import { categoricalOfLogits, categoricalOfProbabilities, logarithmsAsLogits, sparse } from './categorical';
import {
  absoluteError,
  absolutePercentageError,
  binaryOfLogits,
  binaryOfProbabilities,
  huber,
  logCosh,
  meanOf,
  poisson,
  quantile,
  squaredError,
} from './elementwise';
import type { LossFunction } from './loss';

/**
 * The one list of losses.
 *
 * @param fromLogits whether a cross-entropy gets logits
 */
export function lossOf({ loss, loss_options }: Pick<ModelSpec, 'loss' | 'loss_options'>, fromLogits: boolean): LossFunction {
  switch (loss) {
    case 'binary_crossentropy':
      return meanOf(fromLogits ? binaryOfLogits : binaryOfProbabilities);
    case 'categorical_crossentropy':
      return fromLogits ? categoricalOfLogits : categoricalOfProbabilities;
    case 'sparse_categorical_crossentropy':
      return sparse(fromLogits ? categoricalOfLogits : logarithmsAsLogits);
    case 'mean_squared_error':
      return meanOf(squaredError);
    case 'mean_absolute_error':
      return meanOf(absoluteError);
    case 'mean_absolute_percentage_error':
      return meanOf(absolutePercentageError);
    case 'huber':
      return meanOf(huber(loss_options.delta));
    case 'log_cosh':
      return meanOf(logCosh);
    case 'quantile':
      return meanOf(quantile(loss_options.quantile));
    case 'poisson':
      return meanOf(poisson);
    default:
      return assertNever(loss);
  }
}
