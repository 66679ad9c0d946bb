import { distanceInOwnUnit } from '../../core/leaderboard/own-unit';
import type { Task } from '../../core/problem/problem';
import type { Transform } from '../../core/problem/scaling-spec';
import { probabilitiesOf } from './probabilities';

/**
 * The class that an answer stands for: above the threshold for one probability or the second of two, else the greatest, the first of
 * equals (Keras's `binary_accuracy` and `argmax`).
 *
 * @param output [answers, size]; a sample has one answer, or one at every step
 * @param threshold for a binary task, rounded to float32 as Keras rounds it; null for several classes
 */
export function classOf(output: Float32Array, answer: number, size: number, threshold: number | null): number {
  const start = answer * size;
  if (threshold !== null) return (output[start + size - 1] ?? 0) > threshold ? 1 : 0;
  let best = 0;
  for (let index = 1; index < size; index += 1) {
    if ((output[start + index] ?? 0) > (output[start + best] ?? 0)) best = index;
  }
  return best;
}

/** @returns [answers] class indices */
export function classesOf(output: Float32Array, size: number, threshold: number | null): Uint32Array {
  const classes = new Uint32Array(output.length / size);
  for (let answer = 0; answer < classes.length; answer += 1) classes[answer] = classOf(output, answer, size, threshold);
  return classes;
}

/** The threshold as answers are compared with it; null where the task has several classes or none. */
export function thresholdFor(task: Task, threshold: number): number | null {
  return task === 'binary' ? Math.fround(threshold) : null;
}

/** What the metric sums over the samples of a batch; its mean over them is the metric. */
export type MetricSum = (output: Float32Array, y: Float32Array) => number;

/** What a metric has to know of the task and its model. */
export interface MetricOf {
  readonly task: Task;
  /** Targets of one sample. */
  readonly targets: number;
  /** Values of a model's answer to one target: 1, or one for each class. */
  readonly size: number;
  /** Probability above which a binary answer counts as the second class. */
  readonly threshold: number;
  /** Whether answers are logits; the threshold is one of probabilities all the same (Keras's metric would want it as a logit). */
  readonly fromLogits?: boolean | undefined;
  /** What was done to the numbers, by target column; the metric is in their own unit. */
  readonly transforms?: readonly Transform[] | undefined;
}

/** Keras's `binary_accuracy` or `categorical_accuracy` for classes (the share that is right), `mean_absolute_error` for numbers. */
export function metricFor({ task, targets, size, threshold, fromLogits = false, transforms = [] }: MetricOf): MetricSum {
  if (task === 'number') return (output, y) => absoluteErrors(output, y, targets, transforms) / targets;
  const limit = thresholdFor(task, threshold);
  return (output, y) => {
    const answers = probabilitiesOf(output, size, task, fromLogits);
    let right = 0;
    for (let answer = 0; answer < y.length; answer += 1) {
      if (classOf(answers, answer, size, limit) === y[answer]) right += 1;
    }
    return right / targets;
  };
}

function absoluteErrors(output: Float32Array, y: Float32Array, targets: number, transforms: readonly Transform[]): number {
  let sum = 0;
  for (let index = 0; index < y.length; index += 1) {
    sum += distanceInOwnUnit(output[index] ?? 0, y[index] ?? 0, index % targets, transforms);
  }
  return sum;
}
