import { stringify } from 'csv-stringify/sync';
import type { Task } from '../../core/problem/problem';
import { metricName } from '../../core/run/metric-name';
import type { RunRecord } from '../../core/run/run';
import { countUpTo } from '../../core/run/stretch';

/**
 * The history of a run under Keras's names: a row an epoch, or a stretch of steps, which is known by its last step. The learning rate is
 * that of the last step.
 */
export function historyCsv({ epochs, training }: Pick<RunRecord, 'epochs' | 'training'>, task: Task): string {
  const metric = metricName(task);
  const head = [training.steps === null ? 'epoch' : 'step', 'loss', metric, 'val_loss', `val_${metric}`, 'learning_rate', 'seconds'];
  return stringify([
    head,
    ...epochs.map((epoch) => [
      countUpTo(epoch.epoch, training),
      epoch.loss,
      epoch.metric,
      epoch.valLoss,
      epoch.valMetric,
      epoch.learningRate ?? null,
      epoch.seconds,
    ]),
  ]);
}
