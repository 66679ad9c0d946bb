import type { GruSpec } from '../../core/model/layers/gru';
import { activate } from './activations';
import { valueAt, type Matrix } from './matrix';
import { project, recurrentWeights, unroll, type Sequence } from './recurrent';

/** keras.layers.GRUCell: gates z, r, h; h = z·h₋₁ + (1 - z)·a(…), the reset gate before or after the recurrent product. */
export function gru(spec: GruSpec, weights: readonly Float64Array[], sequence: Sequence): Matrix {
  const { kernel, recurrent, bias } = recurrentWeights(weights);
  const { masks } = sequence;
  const { units } = spec;
  const columns = 3 * units;
  const inputBias = (column: number): number => (bias ? valueAt(bias, column) : 0);
  const recurrentBias = (column: number): number => (bias && spec.reset_after ? valueAt(bias, columns + column) : 0);
  return unroll(spec, sequence, 1, (input, [before = []]) => {
    const fromInput = (gate: number, unit: number): number =>
      project(input, kernel, columns, gate * units + unit, masks.input(gate)) + inputBias(gate * units + unit);
    const fromState = (values: readonly number[], gate: number, unit: number): number =>
      project(values, recurrent, columns, gate * units + unit, masks.state(gate)) + recurrentBias(gate * units + unit);
    const gates = (gate: number): number[] =>
      before.map((_, unit) => activate(spec.recurrent_activation, fromInput(gate, unit) + fromState(before, gate, unit)));
    const update = gates(0);
    const reset = gates(1);
    const afterReset = before.map((h, unit) => h * valueAt(reset, unit));
    const state = before.map((h, unit) => {
      const inner = spec.reset_after ? valueAt(reset, unit) * fromState(before, 2, unit) : fromState(afterReset, 2, unit);
      const z = valueAt(update, unit);
      return z * h + (1 - z) * activate(spec.activation, fromInput(2, unit) + inner);
    });
    return [state];
  });
}
