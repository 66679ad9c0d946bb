import { stringify } from 'csv-stringify/sync';
import type { Task } from '../../core/problem/problem';
import type { EpochRecord } from '../../core/run/run';

/** `history.csv` of a run: a row an epoch, under Keras's names; the metric is accuracy, or the mean absolute error for a number. */
export function historyCsv(epochs: readonly EpochRecord[], task: Task): string {
  const metric = task === 'number' ? 'mean_absolute_error' : 'accuracy';
  const head = ['epoch', 'loss', metric, 'val_loss', `val_${metric}`, 'seconds'];
  return stringify([
    head,
    ...epochs.map((epoch) => [epoch.epoch, epoch.loss, epoch.metric, epoch.valLoss, epoch.valMetric, epoch.seconds]),
  ]);
}
