import type { ModelSpec } from '../../core/model/model';
import { valueAt } from './matrix';

/** keras.config.epsilon() */
const EPSILON = 1e-7;

/**
 * keras.losses of one row: a sample, or one step of it.
 *
 * @param fromLogits whether the row holds logits
 * @param target [units], or [1] class index for sparse categorical cross-entropy
 */
export function rowLoss({ loss, loss_options }: ModelSpec, fromLogits: boolean, row: readonly number[], target: readonly number[]): number {
  const mean = (one: (p: number, t: number) => number): number =>
    row.reduce((sum, value, i) => sum + one(value, valueAt(target, i)), 0) / row.length;
  const oneHot = (): readonly number[] => row.map((_, i) => (i === target[0] ? 1 : 0));
  switch (loss) {
    case 'binary_crossentropy':
      return mean(fromLogits ? binaryOfLogit : binary);
    case 'categorical_crossentropy':
      return fromLogits ? categoricalOfLogits(row, target) : categorical(row, target);
    case 'sparse_categorical_crossentropy':
      // On TensorFlow, probabilities are clipped, and their logarithms taken for logits.
      return categoricalOfLogits(fromLogits ? row : row.map((p) => Math.log(clip(p))), oneHot());
    case 'mean_squared_error':
      return mean((p, t) => (p - t) ** 2);
    case 'mean_absolute_error':
      return mean((p, t) => Math.abs(p - t));
    case 'mean_absolute_percentage_error':
      return 100 * mean((p, t) => Math.abs((t - p) / Math.max(Math.abs(t), EPSILON)));
    case 'huber':
      return mean((p, t) => huber(Math.abs(p - t), loss_options.delta));
    case 'log_cosh':
      return mean((p, t) => Math.log(Math.cosh(p - t)));
    case 'quantile':
      return mean((p, t) => Math.max(loss_options.quantile * (t - p), (loss_options.quantile - 1) * (t - p)));
    case 'poisson':
      return mean((p, t) => p - t * Math.log(p + EPSILON));
  }
}

function huber(error: number, delta: number): number {
  return error <= delta ? 0.5 * error ** 2 : delta * error - 0.5 * delta ** 2;
}

function binary(raw: number, t: number): number {
  const p = clip(raw);
  return -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
}

function binaryOfLogit(z: number, t: number): number {
  return Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z)));
}

function categorical(row: readonly number[], target: readonly number[]): number {
  const sum = row.reduce((total, value) => total + value, 0);
  return -row.reduce((total, value, i) => total + valueAt(target, i) * Math.log(clip(value / sum)), 0);
}

function categoricalOfLogits(row: readonly number[], target: readonly number[]): number {
  const largest = Math.max(...row);
  const sum = Math.log(row.reduce((total, z) => total + Math.exp(z - largest), 0)) + largest;
  return row.reduce((total, z, i) => total + valueAt(target, i) * (sum - z), 0);
}

function clip(p: number): number {
  return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
}
