import type { OptimizerSpec } from '../../../core/model/model';
import { createAdadelta } from './adadelta';
import { createAdagrad } from './adagrad';
import { createAdam } from './adam';
import { createAdamax } from './adamax';
import { createNadam } from './nadam';
import type { UpdateRule } from './optimizer';
import { createRmsprop, rmspropSlots } from './rmsprop';
import { createSgd } from './sgd';

/** Arrays of the weights' size that an optimizer keeps. */
export function slotCount(spec: OptimizerSpec): number {
  switch (spec.type) {
    case 'SGD':
      return spec.momentum === 0 ? 0 : 1;
    case 'RMSprop':
      return rmspropSlots(spec);
    case 'Adam':
    case 'AdamW':
      return spec.amsgrad ? 3 : 2;
    case 'Adagrad':
      return 1;
    case 'Nadam':
    case 'Adamax':
    case 'Adadelta':
      return 2;
  }
}

/** The one list of update rules. */
export function createRule(spec: OptimizerSpec): UpdateRule {
  switch (spec.type) {
    case 'SGD':
      return createSgd(spec);
    case 'RMSprop':
      return createRmsprop(spec);
    case 'Adam':
    case 'AdamW':
      return createAdam(spec);
    case 'Nadam':
      return createNadam(spec);
    case 'Adamax':
      return createAdamax(spec);
    case 'Adagrad':
      return createAdagrad(spec);
    case 'Adadelta':
      return createAdadelta(spec);
  }
}
