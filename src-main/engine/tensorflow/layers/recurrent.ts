import * as tf from '@tensorflow/tfjs-core';
import type { GruSpec } from '../../../core/model/layers/gru';
import type { LstmSpec } from '../../../core/model/layers/lstm';
import type { SimpleRnnSpec } from '../../../core/model/layers/simple-rnn';
import { hasTensorFlow } from '../kernels';
import type { Layer } from '../layer';
import { type Pass, placeOf } from '../pass';
import { blockGru } from '../recurrent/block-gru';
import { blockLstm } from '../recurrent/block-lstm';
import type { Cell } from '../recurrent/cell';
import { gruCell } from '../recurrent/gru';
import { lstmCell } from '../recurrent/lstm';
import type { Run, RunInput } from '../recurrent/run';
import { scan } from '../recurrent/scan';
import { simpleRnnCell } from '../recurrent/simple-rnn';
import { widestGru } from '../recurrent/wide-gru';
import { reshaped } from '../shapes';

export type RecurrentSpec = SimpleRnnSpec | LstmSpec | GruSpec;

/** `keras.layers.SimpleRNN`, `LSTM` and `GRU`: [batch, steps, inputs] to [batch, units] or [batch, steps, units]. */
export function recurrentLayer(spec: RecurrentSpec, index: number): Layer {
  return directedLayer(spec, { index, direction: 0, zeroWhereMasked: false });
}

/** Which of a layer's two directions, and what it answers where a step is not there. */
export interface Direction {
  readonly index: number;
  readonly direction: 0 | 1;
  /** Bidirectional layers answer 0 there, others repeat the answer before. */
  readonly zeroWhereMasked: boolean;
}

export function directedLayer(spec: RecurrentSpec, { index, direction, zeroWhereMasked }: Direction): Layer {
  const cell = cellOf(spec);
  const place = placeOf(index, 8 * direction);
  return (x, weights, pass) => {
    const ordered = (input: tf.Tensor): tf.Tensor => inTime(input, spec.go_backwards);
    const mask = pass.mask && ordered(tf.expandDims(pass.mask, -1));
    const store = spec.stateful ? pass.states : null;
    const keep = masksOf(spec, cell.gates, place, x, pass);
    const run = runOf(spec, cell, {
      x: ordered(x),
      weights,
      first: store?.load(place) ?? null,
      mask,
      ...keep,
      sequences: spec.return_sequences,
    });
    store?.save(place, run.last);
    if (!spec.return_sequences) pass.mask = null;
    const there = zeroWhereMasked ? mask : null;
    const shown = there ? tf.mul(run.value, there) : run.value;
    return {
      value: spec.return_sequences ? swapped(shown) : shown,
      back(gradient) {
        const own = spec.return_sequences ? swapped(gradient) : gradient;
        const below = run.back(there ? tf.mul(own, there) : own);
        return { input: () => outOfTime(below.input(), spec.go_backwards), weights: below.weights };
      },
    };
  };
}

function cellOf(spec: RecurrentSpec): Cell {
  switch (spec.type) {
    case 'SimpleRNN':
      return simpleRnnCell(spec);
    case 'LSTM':
      return lstmCell(spec);
    case 'GRU':
      return gruCell(spec);
  }
}

/** TensorFlow's fused operations where they compute exactly this layer, the general form else. */
function runOf(spec: RecurrentSpec, cell: Cell, input: RunInput): Run {
  if (!hasTensorFlow() || input.mask || input.keepState.length > 0 || !hasUsualCurves(spec)) return scan(cell, input);
  if (spec.type === 'LSTM') return blockLstm(input);
  return spec.type === 'GRU' && spec.reset_after && spec.units <= widestGru ? blockGru(input) : scan(cell, input);
}

function hasUsualCurves(spec: RecurrentSpec): boolean {
  return spec.activation === 'tanh' && (spec.type === 'SimpleRNN' || spec.recurrent_activation === 'sigmoid');
}

/** Dropout masks, the same at every step; where the state has dropout, every gate of LSTM and GRU has its own, as in Keras's cells. */
function masksOf(
  spec: RecurrentSpec,
  gates: number,
  place: number,
  x: tf.Tensor,
  { noise }: Pass,
): Pick<RunInput, 'keepInput' | 'keepState'> {
  const count = spec.recurrent_dropout > 0 ? gates : 1;
  const batch = x.shape[0];
  const masks = (rate: number, first: number, size: number): readonly tf.Tensor[] => {
    if (!noise || rate === 0) return [];
    const keep = noise.keep(place + first, count * batch * size, rate);
    return tf.unstack(tf.tensor(keep, [count, batch, size]), 0);
  };
  return { keepInput: masks(spec.dropout, 1, x.shape[2] ?? 1), keepState: masks(spec.recurrent_dropout, 2, spec.units) };
}

/** [batch, steps, …] to [steps, batch, …], in the order of reading. */
function inTime(x: tf.Tensor, backwards: boolean): tf.Tensor {
  const steps = swapped(x);
  return backwards ? tf.reverse(steps, 0) : steps;
}

function outOfTime(x: tf.Tensor, backwards: boolean): tf.Tensor {
  return swapped(backwards ? tf.reverse(x, 0) : x);
}

/** Swaps the first two axes. */
export function swapped(x: tf.Tensor): tf.Tensor {
  const [first = 1, second = 1, ...rest] = x.shape;
  // Where one of them has length 1, the values lie as they should already.
  return first === 1 || second === 1 ? reshaped(x, [second, first, ...rest]) : tf.transpose(x, [1, 0, 2]);
}
