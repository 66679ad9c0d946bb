import type { SimpleRnnSpec } from '../../core/model/layers/simple-rnn';
import { activate } from './activations';
import type { Masks } from './masks';
import { valueAt, type Matrix } from './matrix';
import { project, recurrentWeights, unroll } from './recurrent';

/** keras.layers.SimpleRNNCell: h = f((x ∘ mask)·W + b + (h ∘ mask)·U). */
export function simpleRnn(spec: SimpleRnnSpec, weights: readonly Float64Array[], x: Matrix, masks: Masks): Matrix {
  const { kernel, recurrent, bias } = recurrentWeights(weights);
  const { units } = spec;
  let state = new Array<number>(units).fill(0);
  return unroll(spec, x, (input) => {
    const before = state;
    state = before.map((_, unit) => {
      const fromInput = project(input, kernel, units, unit, masks.input(0));
      const fromState = project(before, recurrent, units, unit, masks.state(0));
      return activate(spec.activation, fromInput + (bias ? valueAt(bias, unit) : 0) + fromState);
    });
    return state;
  });
}
