import { activations } from '../../../src-main/core/model/options';
import type { RawSpec } from '../support/case';
import type { Draw } from './draw';

/** A cell feeds its curve back to itself: one that grows without bound makes numbers that no two programmes agree on. */
const cellActivations = activations.filter((name) => !['softmax', 'exponential'].includes(name));

export const anyActivation = (draw: Draw): string => draw.of(activations);
export const cellActivation = (draw: Draw): string => draw.of(cellActivations);

/** `{ kernel_regularizer, kernel_constraint }`, each now and then. */
export function penaltiesOf(draw: Draw, kind: string, rank: number): object {
  return {
    ...draw.maybe(10, () => ({ [`${kind}_regularizer`]: regularizer(draw) })),
    ...draw.maybe(10, () => ({ [`${kind}_constraint`]: constraint(draw, rank) })),
  };
}

function regularizer(draw: Draw): RawSpec {
  return draw.of([{ type: 'L1', l1: 0.01 }, { type: 'L2' }, { type: 'L2', l2: 0.05 }, { type: 'L1L2', l1: 0.01, l2: 0.02 }]);
}

function constraint(draw: Draw, rank: number): RawSpec {
  if (draw.percent(40)) return { type: 'NonNeg' };
  return { type: 'MaxNorm', max_value: draw.of([0.5, 1, 2]), axis: draw.between(0, rank - 1) };
}

/** Options of a layer with kernel and bias. */
export function kernelAndBias(draw: Draw, rank: number): object {
  return {
    ...draw.maybe(20, () => ({ use_bias: false })),
    ...penaltiesOf(draw, 'kernel', rank),
    ...penaltiesOf(draw, 'bias', 1),
  };
}
