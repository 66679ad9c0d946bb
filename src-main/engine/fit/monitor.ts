import type { Task } from '../../core/problem/problem';
import type { EpochRecord, Monitor, TrainingSpec } from '../../core/run/run';

/** The figure of an epoch that a callback looks at, and which way is better. */
export type MonitorSpec = Pick<NonNullable<TrainingSpec['reduce_lr_on_plateau']>, 'monitor' | 'mode'>;

/** Which way a monitored figure gets better. */
export type Direction = 'min' | 'max';

/** Keras's `MonitorCallback._set_monitor_op`: under `auto` a loss or an error is to fall, an accuracy to rise. */
export function directionOf({ monitor, mode }: MonitorSpec, task: Task): Direction {
  if (mode !== 'auto') return mode;
  return (monitor === 'metric' || monitor === 'val_metric') && task !== 'number' ? 'max' : 'min';
}

export function monitoredValue(record: EpochRecord, monitor: Monitor): number {
  switch (monitor) {
    case 'loss':
      return record.loss;
    case 'metric':
      return record.metric;
    case 'val_loss':
      return record.valLoss;
    case 'val_metric':
      return record.valMetric;
  }
}

/**
 * Keras's `MonitorCallback._is_improvement`: better than the best so far by more than `minDelta`, compared in float32 as its backends do.
 *
 * @param best null where there is none yet; anything is then better
 */
export function improves(direction: Direction, value: number, best: number | null, minDelta: number): boolean {
  if (best === null) return true;
  return direction === 'min' ? Math.fround(value + minDelta) < Math.fround(best) : Math.fround(value - minDelta) > Math.fround(best);
}
