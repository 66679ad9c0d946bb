import type { LstmSpec } from '../../core/model/layers/lstm';
import { activate } from './activations';
import { valueAt, type Matrix } from './matrix';
import { project, recurrentWeights, unroll, type Sequence } from './recurrent';

/** keras.layers.LSTMCell: gates i, f, c, o; c = f·c + i·a(z_c); h = o·a(c). */
export function lstm(spec: LstmSpec, weights: readonly Float64Array[], sequence: Sequence): Matrix {
  const { kernel, recurrent, bias } = recurrentWeights(weights);
  const { masks } = sequence;
  const { units } = spec;
  return unroll(spec, sequence, 2, (input, [before = [], carryBefore = []]) => {
    const sum = (gate: number, unit: number): number => {
      const column = gate * units + unit;
      const fromInput = project(input, kernel, 4 * units, column, masks.input(gate));
      const fromState = project(before, recurrent, 4 * units, column, masks.state(gate));
      return fromInput + (bias ? valueAt(bias, column) : 0) + fromState;
    };
    const carry = carryBefore.map((c, unit) => {
      const i = activate(spec.recurrent_activation, sum(0, unit));
      const f = activate(spec.recurrent_activation, sum(1, unit));
      return f * c + i * activate(spec.activation, sum(2, unit));
    });
    const state = carry.map((c, unit) => activate(spec.recurrent_activation, sum(3, unit)) * activate(spec.activation, c));
    return [state, carry];
  });
}
