import type { LayerSpec } from '../../core/model/layers';
import { activateRow } from './activations';
import { perSample, type LayerCall, type ReferenceBatch } from './batch';
import { conv1d } from './conv1d';
import { conv2d } from './conv2d';
import { dense } from './dense';
import { gru } from './gru';
import { lstm } from './lstm';
import type { Masks } from './masks';
import { Matrix } from './matrix';
import { batchNormalization, layerNormalization } from './normalization';
import { globalPooling, pooling } from './pooling';
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
