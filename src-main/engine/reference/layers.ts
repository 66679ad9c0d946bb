import type { LayerSpec } from '../../core/model/layers';
import { activateRow } from './activations';
import { perSample, type LayerCall, type ReferenceBatch } from './batch';
import { bidirectional, recurrentLayer } from './bidirectional';
import { conv1d } from './conv1d';
import { conv2d } from './conv2d';
import { dense } from './dense';
import { embedding, masking } from './embedding';
import type { Masks } from './masks';
import { Matrix } from './matrix';
import { batchNormalization, layerNormalization } from './normalization';
import { globalPooling, pooling } from './pooling';
import { timeDistributed } from './time-distributed';

/** The one list of what the reference computes. */
export function referenceLayer(spec: LayerSpec, batch: ReferenceBatch, call: LayerCall): ReferenceBatch {
  const { weights } = call;
  const sequenceOf = (x: Matrix, sample: number) => ({ x, masks: call.masks(sample), counts: batch.mask?.[sample] ?? null });
  switch (spec.type) {
    case 'Input':
      return batch;
    case 'Flatten':
    case 'Reshape':
      return perSample(batch, call, false, (x) => withColumns(x, call.outputShape.at(-1) ?? 1));
    case 'Activation':
      return perSample(batch, call, true, (x) => mapRows(x, (row) => activateRow(spec.activation, row)));
    case 'LeakyReLU':
      return perSample(batch, call, true, (x) => mapValues(x, (value) => (value > 0 ? value : spec.negative_slope * value)));
    case 'ELU':
      return perSample(batch, call, true, (x) => mapValues(x, (value) => (value > 0 ? value : spec.alpha * Math.expm1(value))));
    case 'Softmax':
      return perSample(batch, call, true, (x) => mapRows(x, (row) => activateRow('softmax', row)));
    case 'Dropout':
    case 'SpatialDropout1D':
      return perSample(batch, call, true, (x, sample) => disturb(x, call.masks(sample), 1, (value, factor) => value * factor));
    case 'GaussianNoise':
      return perSample(batch, call, true, (x, sample) => disturb(x, call.masks(sample), 0, (value, noise) => value + noise));
    case 'BatchNormalization':
      return batchNormalization(spec, batch, call);
    case 'LayerNormalization':
      return perSample(batch, call, true, (x) => layerNormalization(spec, weights, x));
    case 'Conv2D':
      return perSample(batch, call, false, (x) => conv2d(spec, weights, x, batch.shape, call.outputShape));
    case 'MaxPooling1D':
    case 'AveragePooling1D':
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return perSample(batch, call, false, (x) => pooling(spec, x, batch.shape, call.outputShape));
    case 'GlobalMaxPooling1D':
    case 'GlobalMaxPooling2D':
    case 'GlobalAveragePooling1D':
    case 'GlobalAveragePooling2D':
      return perSample(batch, call, false, (x, sample) => globalPooling(spec, x, batch.mask?.[sample] ?? null));
    case 'Dense':
      return perSample(batch, call, true, (x) => dense(spec, weights, x));
    case 'Conv1D':
      return perSample(batch, call, false, (x) => conv1d(spec, weights, x));
    case 'Embedding':
      return embedding(spec, batch, call);
    case 'Masking':
      return masking(spec, batch);
    case 'RepeatVector':
      return perSample(batch, call, false, (x) => new Matrix(spec.n, x.columns, Array.from({ length: spec.n }, () => [...x.data]).flat()));
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return perSample(batch, call, spec.return_sequences, (x, sample) => recurrentLayer(spec, weights, sequenceOf(x, sample)));
    case 'Bidirectional':
      return perSample(batch, call, spec.layer.return_sequences, (x, sample) => bidirectional(spec, weights, sequenceOf(x, sample)));
    case 'TimeDistributed':
      return timeDistributed(spec, batch, call, referenceLayer);
  }
}

/** The same values, row by row, in rows of another length. */
function withColumns(x: Matrix, columns: number): Matrix {
  return new Matrix(x.data.length / columns, columns, x.data);
}

/** Every row of a matrix by itself. */
export function mapRows(x: Matrix, change: (row: number[]) => readonly number[]): Matrix {
  const rows = Array.from({ length: x.rows }, (_, row) => change([...x.data.subarray(row * x.columns, (row + 1) * x.columns)]));
  return new Matrix(x.rows, rows[0]?.length ?? 0, rows.flat());
}

function mapValues(x: Matrix, change: (value: number) => number): Matrix {
  return new Matrix(x.rows, x.columns, x.data.map(change));
}

/** Every value with what the mask holds at its step and feature, or with `none` where nothing was drawn. */
function disturb(x: Matrix, masks: Masks, none: number, change: (value: number, drawn: number) => number): Matrix {
  const drawn = (i: number): number => masks.input(Math.floor(i / x.columns))?.[i % x.columns] ?? none;
  return new Matrix(
    x.rows,
    x.columns,
    x.data.map((value, i) => change(value, drawn(i))),
  );
}
