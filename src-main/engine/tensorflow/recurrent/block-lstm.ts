import * as tf from '@tensorflow/tfjs-core';
import { int64Scalar } from '../int64';
import { rawOperation } from '../kernels';
import { weightOf } from '../layer';
import { at } from './cell';
import type { Run, RunGradients, RunInput } from './run';

/**
 * All steps of an LSTM in one operation of TensorFlow, `BlockLSTMV2`, and back in another, `BlockLSTMGradV2`. Its gates lie as
 * Keras's do: i, f, g, o. It knows tanh and sigmoid, no mask and no dropout of the state.
 */
export function blockLstm({ x, weights, first, keepInput, sequences }: RunInput): Run {
  const [steps = 1, batch = 1, inputs = 1] = x.shape;
  const recurrent = weightOf(weights, 'recurrent_kernel');
  const [units = 1, columns = 1] = recurrent.shape;
  const keep = keepInput[0];
  const kernel = tf.concat([weightOf(weights, 'kernel'), recurrent], 0);
  const none = tf.zeros([batch, units]);
  const peepholes = tf.zeros([units]);
  const bias = weights.bias ?? tf.zeros([columns]);
  const [h, c] = first ? [at(first, 0), at(first, 1)] : [none, none];
  const common = [int64Scalar(steps), keep ? tf.mul(x, keep) : x, c, h, kernel, peepholes, peepholes, peepholes, bias];
  const done = rawOperation('BlockLSTMV2', common, 7, { floats: { cell_clip: 0 }, flags: { use_peephole: false } });
  const [cells, answers] = [at(done, 1), at(done, 6)];
  const back = (gradient: tf.Tensor): RunGradients => {
    const ofCells = tf.zeros([steps, batch, units]);
    const ofAnswers = sequences
      ? gradient
      : tf.pad(tf.expandDims(gradient, 0), [
          [steps - 1, 0],
          [0, 0],
          [0, 0],
        ]);
    const grads = rawOperation('BlockLSTMGradV2', [...common, ...done, ofCells, ofAnswers], 8, { flags: { use_peephole: false } });
    const kernels = tf.split(at(grads, 3), [inputs, units], 0);
    return {
      input: () => (keep ? tf.mul(at(grads, 0), keep) : at(grads, 0)),
      weights: { kernel: at(kernels, 0), recurrent_kernel: at(kernels, 1), ...(weights.bias && { bias: at(grads, 7) }) },
    };
  };
  const end = lastStep(answers);
  return { value: sequences ? answers : end, last: [end, lastStep(cells)], back };
}

/** [batch, units] of [steps, batch, units]. */
function lastStep(x: tf.Tensor): tf.Tensor {
  const [steps = 1, batch = 1, units = 1] = x.shape;
  return tf.reshape(tf.slice(x, [steps - 1, 0, 0], [1, batch, units]), [batch, units]);
}
