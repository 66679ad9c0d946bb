import type { SimpleRnnSpec } from '../../core/model/layers/simple-rnn';
import { activate } from './activations';
import { valueAt, type Matrix } from './matrix';
import { project, recurrentWeights, unroll, type Sequence } from './recurrent';

/** keras.layers.SimpleRNNCell: h = f((x ∘ mask)·W + b + (h ∘ mask)·U). */
export function simpleRnn(spec: SimpleRnnSpec, weights: readonly Float64Array[], sequence: Sequence): Matrix {
  const { kernel, recurrent, bias } = recurrentWeights(weights);
  const { masks } = sequence;
  const { units } = spec;
  return unroll(spec, sequence, 1, (input, [before = []]) => [
    before.map((_, unit) => {
      const fromInput = project(input, kernel, units, unit, masks.input(0));
      const fromState = project(before, recurrent, units, unit, masks.state(0));
      return activate(spec.activation, fromInput + (bias ? valueAt(bias, unit) : 0) + fromState);
    }),
  ]);
}
