import type { Task } from '../../core/problem/problem';
import { probabilitiesOf } from './probabilities';

/**
 * The class that an answer stands for: above the threshold for one probability or the second of two, else the greatest, the first of
 * equals (Keras's `binary_accuracy` and `argmax`).
 *
 * @param output [rows, size] answers
 * @param threshold for a binary task, rounded to float32 as Keras rounds it; null for several classes
 */
export function classOf(output: Float32Array, row: number, size: number, threshold: number | null): number {
  const start = row * size;
  if (threshold !== null) return (output[start + size - 1] ?? 0) > threshold ? 1 : 0;
  let best = 0;
  for (let index = 1; index < size; index += 1) {
    if ((output[start + index] ?? 0) > (output[start + best] ?? 0)) best = index;
  }
  return best;
}

/** @returns [rows] class indices */
export function classesOf(output: Float32Array, size: number, threshold: number | null): Uint32Array {
  const classes = new Uint32Array(output.length / size);
  for (let row = 0; row < classes.length; row += 1) classes[row] = classOf(output, row, size, threshold);
  return classes;
}

/** The threshold as answers are compared with it; null where the task has several classes or none. */
export function thresholdFor(task: Task, threshold: number): number | null {
  return task === 'binary' ? Math.fround(threshold) : null;
}

/** What the metric sums over a batch; its mean over the rows is the metric. */
export type MetricSum = (output: Float32Array, y: Float32Array) => number;

/**
 * Keras's `binary_accuracy` or `categorical_accuracy` for classes (rows that are right), `mean_absolute_error` for numbers.
 *
 * @param size values of one answer
 * @param fromLogits whether answers are logits; the threshold is one of probabilities all the same (Keras's metric would want it as a logit)
 */
export function metricFor(task: Task, size: number, threshold: number, fromLogits = false): MetricSum {
  if (task === 'number') return (output, y) => absoluteErrors(output, y, size);
  const limit = thresholdFor(task, threshold);
  return (output, y) => {
    const answers = probabilitiesOf(output, size, task, fromLogits);
    let right = 0;
    for (let row = 0; row < y.length; row += 1) {
      if (classOf(answers, row, size, limit) === y[row]) right += 1;
    }
    return right;
  };
}

function absoluteErrors(output: Float32Array, y: Float32Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < y.length; row += 1) {
    for (let index = 0; index < size; index += 1) sum += Math.abs((output[row * size + index] ?? 0) - (y[row] ?? 0)) / size;
  }
  return sum;
}
