import { assertNever } from '../../../core/assert';
import type { OptimizerSpec } from '../../../core/model/model';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { nadam } from './nadam';
import type { Optimizer } from './optimizer';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** The one list of optimizers. */
export function optimizerOf(spec: OptimizerSpec): Optimizer {
  switch (spec.type) {
    case 'SGD':
      return sgd(spec);
    case 'RMSprop':
      return rmsprop(spec);
    case 'Adam':
    case 'AdamW':
      return adam(spec);
    case 'Nadam':
      return nadam(spec);
    case 'Adamax':
      return adamax(spec);
    case 'Adagrad':
      return adagrad(spec);
    case 'Adadelta':
      return adadelta(spec);
    default:
      return assertNever(spec);
  }
}
