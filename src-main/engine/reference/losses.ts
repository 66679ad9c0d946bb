import type { Loss } from '../../core/model/model';
import { valueAt } from './matrix';

/** keras.config.epsilon() */
const EPSILON = 1e-7;

/** keras.losses, from probabilities: the loss of one sample. This is the form of Keras on JAX; on TensorFlow, Keras computes a loss behind a sigmoid or softmax from the logits, which is the same but for clipped probabilities. */
export function sampleLoss(loss: Loss, output: readonly number[], target: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  switch (loss) {
    case 'binary_crossentropy':
      return mean(output.map((raw, i) => binary(clip(raw), valueAt(target, i))));
    case 'categorical_crossentropy':
      return categorical(output, target);
    case 'sparse_categorical_crossentropy':
      return categorical(
        output,
        output.map((_, i) => (i === target[0] ? 1 : 0)),
      );
    case 'mean_squared_error':
      return mean(output.map((value, i) => (value - valueAt(target, i)) ** 2));
    case 'mean_absolute_error':
      return mean(output.map((value, i) => Math.abs(value - valueAt(target, i))));
  }
}

function binary(p: number, t: number): number {
  return -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
}

function categorical(output: readonly number[], target: readonly number[]): number {
  const sum = output.reduce((total, value) => total + value, 0);
  return -output.reduce((total, value, i) => total + valueAt(target, i) * Math.log(clip(value / sum)), 0);
}

function clip(p: number): number {
  return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
}
