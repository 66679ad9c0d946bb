import { stringify } from 'csv-stringify/sync';
import type { Task } from '../../core/problem/problem';
import { metricName } from '../../core/run/metric-name';
import type { EpochRecord } from '../../core/run/run';

/** The history of a run: a row an epoch, or a stretch of steps, under Keras's names. The learning rate is that of its last step. */
export function historyCsv(epochs: readonly EpochRecord[], task: Task): string {
  const metric = metricName(task);
  const head = ['epoch', 'loss', metric, 'val_loss', `val_${metric}`, 'learning_rate', 'seconds'];
  return stringify([
    head,
    ...epochs.map((epoch) => [
      epoch.epoch,
      epoch.loss,
      epoch.metric,
      epoch.valLoss,
      epoch.valMetric,
      epoch.learningRate ?? null,
      epoch.seconds,
    ]),
  ]);
}
