import type { OptimizerSpec } from '../../../core/model/model';
import { createAdam } from './adam';
import { createNadam } from './nadam';
import type { Optimizer } from './optimizer';
import { createSgd } from './sgd';

export type { Optimizer } from './optimizer';

/** Arrays of the weights' size that an optimizer keeps. */
export function slotCount(spec: OptimizerSpec): number {
  if (spec.type === 'SGD') return spec.momentum === 0 ? 0 : 1;
  return 2;
}

export function createOptimizer(spec: OptimizerSpec): Optimizer {
  switch (spec.type) {
    case 'SGD':
      return createSgd(spec);
    case 'Adam':
      return createAdam(spec);
    case 'Nadam':
      return createNadam(spec);
  }
}
