import type { Task } from '../problem/problem';

/** Keras's name of the metric that a run is trained with: accuracy for classes, the mean absolute error for numbers. */
export function metricName(task: Task): 'accuracy' | 'mean_absolute_error' {
  return task === 'number' ? 'mean_absolute_error' : 'accuracy';
}
