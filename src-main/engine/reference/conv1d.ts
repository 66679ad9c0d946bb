import type { Conv1dSpec } from '../../core/model/layers/conv1d';
import { activateRow } from './activations';
import { Matrix, valueAt } from './matrix';
import { samePadding } from './same-padding';

/** keras.layers.Conv1D: the input is padded with zeros outright, then the kernel slides over it. */
export function conv1d(spec: Conv1dSpec, weights: readonly Float64Array[], x: Matrix): Matrix {
  const [kernel = new Float64Array(0), bias] = weights;
  const padded = pad(spec, x);
  const span = (spec.kernel_size - 1) * spec.dilation_rate + 1;
  const rows: number[] = [];
  let steps = 0;
  for (let start = 0; start + span <= padded.rows; start += spec.strides, steps++) {
    const z: number[] = [];
    for (let filter = 0; filter < spec.filters; filter++) {
      let sum = bias ? valueAt(bias, filter) : 0;
      for (let tap = 0; tap < spec.kernel_size; tap++) {
        for (let i = 0; i < x.columns; i++) {
          sum += padded.at(start + tap * spec.dilation_rate, i) * valueAt(kernel, (tap * x.columns + i) * spec.filters + filter);
        }
      }
      z.push(sum);
    }
    rows.push(...activateRow(spec.activation, z));
  }
  return new Matrix(steps, spec.filters, rows);
}

/** "causal" puts all zeros before the start. */
function pad(spec: Conv1dSpec, x: Matrix): Matrix {
  const reach = (spec.kernel_size - 1) * spec.dilation_rate;
  let before = 0;
  let after = 0;
  if (spec.padding === 'causal') before = reach;
  if (spec.padding === 'same') ({ before, after } = samePadding(x.rows, reach + 1, spec.strides));
  const zeros = (count: number): number[] => new Array<number>(count * x.columns).fill(0);
  return new Matrix(before + x.rows + after, x.columns, [...zeros(before), ...x.data, ...zeros(after)]);
}
