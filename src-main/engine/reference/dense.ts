import type { DenseSpec } from '../../core/model/layers/dense';
import { activateRow } from './activations';
import { Matrix, valueAt } from './matrix';

/** keras.layers.Dense: f(x·W + b) for every row of x. */
export function dense(spec: DenseSpec, weights: readonly Float64Array[], x: Matrix): Matrix {
  const [kernel = new Float64Array(0), bias] = weights;
  const rows: number[] = [];
  for (let step = 0; step < x.rows; step++) {
    const z: number[] = [];
    for (let unit = 0; unit < spec.units; unit++) {
      let sum = bias ? valueAt(bias, unit) : 0;
      for (let i = 0; i < x.columns; i++) sum += x.at(step, i) * valueAt(kernel, i * spec.units + unit);
      z.push(sum);
    }
    rows.push(...activateRow(spec.activation, z));
  }
  return new Matrix(x.rows, spec.units, rows);
}
