import type { LayerSpec } from '../../core/model/layers';
import { activateRow } from './activations';
import { perSample, type LayerCall, type ReferenceBatch } from './batch';
import { conv1d } from './conv1d';
import { dense } from './dense';
import { gru } from './gru';
import { lstm } from './lstm';
import { Matrix } from './matrix';
import { simpleRnn } from './simple-rnn';

/** The one list of what the reference computes. */
export function referenceLayer(spec: LayerSpec, batch: ReferenceBatch, call: LayerCall): ReferenceBatch {
  const { weights } = call;
  switch (spec.type) {
    case 'Input':
      return batch;
    case 'Flatten':
      return perSample(batch, call, false, (x) => new Matrix(1, x.data.length, x.data));
    case 'Activation':
      return perSample(batch, call, true, (x) => mapRows(x, (row) => activateRow(spec.activation, row)));
    case 'Dropout':
      return perSample(batch, call, true, (x, sample) => {
        const { columns } = x;
        const factor = (i: number): number => call.masks(sample).input(Math.floor(i / columns))?.[i % columns] ?? 1;
        return new Matrix(
          x.rows,
          columns,
          x.data.map((value, i) => value * factor(i)),
        );
      });
    case 'Dense':
      return perSample(batch, call, true, (x) => dense(spec, weights, x));
    case 'Conv1D':
      return perSample(batch, call, false, (x) => conv1d(spec, weights, x));
    case 'SimpleRNN':
      return perSample(batch, call, spec.return_sequences, (x, sample) => simpleRnn(spec, weights, x, call.masks(sample)));
    case 'LSTM':
      return perSample(batch, call, spec.return_sequences, (x, sample) => lstm(spec, weights, x, call.masks(sample)));
    case 'GRU':
      return perSample(batch, call, spec.return_sequences, (x, sample) => gru(spec, weights, x, call.masks(sample)));
    default:
      throw new Error(`The reference does not have ${spec.type} yet.`);
  }
}

/** Every row of a matrix by itself. */
export function mapRows(x: Matrix, change: (row: number[]) => readonly number[]): Matrix {
  const rows = Array.from({ length: x.rows }, (_, row) => change([...x.data.subarray(row * x.columns, (row + 1) * x.columns)]));
  return new Matrix(x.rows, rows[0]?.length ?? 0, rows.flat());
}
