import type { BidirectionalSpec, RecurrentLayerSpec } from '../../core/model/layers/bidirectional';
import { gru } from './gru';
import { lstm } from './lstm';
import { noMasks } from './masks';
import { Matrix, valueAt } from './matrix';
import type { Sequence } from './recurrent';
import { simpleRnn } from './simple-rnn';

/** SimpleRNN, LSTM or GRU. */
export function recurrentLayer(spec: RecurrentLayerSpec, weights: readonly Float64Array[], sequence: Sequence): Matrix {
  switch (spec.type) {
    case 'SimpleRNN':
      return simpleRnn(spec, weights, sequence);
    case 'LSTM':
      return lstm(spec, weights, sequence);
    case 'GRU':
      return gru(spec, weights, sequence);
  }
}

/** keras.layers.Bidirectional: forwards with the first half of the weights, backwards with the second; a backward sequence is turned round. */
export function bidirectional(spec: BidirectionalSpec, weights: readonly Float64Array[], sequence: Sequence): Matrix {
  const half = weights.length / 2;
  const zeroOutput = spec.layer.return_sequences;
  const masksOf = (direction: number) => sequence.masks.inner?.(direction) ?? noMasks;
  const forward = recurrentLayer(spec.layer, weights.slice(0, half), { ...sequence, zeroOutput, masks: masksOf(0) });
  const turned = { ...spec.layer, go_backwards: true };
  const backward = recurrentLayer(turned, weights.slice(half), { ...sequence, zeroOutput, masks: masksOf(1) });
  const rows = Array.from({ length: forward.rows }, (_, t) =>
    merge(spec.merge_mode, rowOf(forward, t), rowOf(backward, forward.rows - 1 - t)),
  );
  return new Matrix(forward.rows, rows[0]?.length ?? 0, rows.flat());
}

function rowOf(matrix: Matrix, row: number): readonly number[] {
  return [...matrix.data.subarray(row * matrix.columns, (row + 1) * matrix.columns)];
}

function merge(mode: BidirectionalSpec['merge_mode'], f: readonly number[], b: readonly number[]): readonly number[] {
  switch (mode) {
    case 'concat':
      return [...f, ...b];
    case 'sum':
      return f.map((value, i) => value + valueAt(b, i));
    case 'mul':
      return f.map((value, i) => value * valueAt(b, i));
    case 'ave':
      return f.map((value, i) => (value + valueAt(b, i)) / 2);
  }
}
