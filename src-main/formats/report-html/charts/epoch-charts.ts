import type { EpochRecord } from '../../../core/run/run';
import type { Task } from '../../../core/problem/problem';
import type { Html } from '../html';
import type { RunView } from '../view';
import { type ChartSeries, lineChart } from './line-chart';

/** `accuracy` for classes, `mean absolute error` for a number. */
export function metricName(task: Task): string {
  return task === 'number' ? 'mean absolute error' : 'accuracy';
}

/** Loss and metric by epoch for some runs: train dashed, validation solid, the epoch whose weights were kept marked. */
export function epochCharts(runs: readonly RunView[], task: Task): readonly Html[] {
  const note = 'validation solid, train dashed, kept epoch marked';
  const names = runs.map((run) => run.label).join(', ');
  const metric = metricName(task);
  return [
    lineChart({
      title: 'Loss',
      note,
      xLabel: 'epoch',
      series: runs.flatMap((run) =>
        pair(
          run,
          (epoch) => epoch.loss,
          (epoch) => epoch.valLoss,
        ),
      ),
      // The published charts show losses of two classes from 0 to 1.
      yAtLeast: task === 'binary' ? [0, 1] : null,
      summary: `Loss by epoch, train and validation, of ${names}`,
    }),
    lineChart({
      title: metric.charAt(0).toUpperCase() + metric.slice(1),
      note,
      xLabel: 'epoch',
      series: runs.flatMap((run) =>
        pair(
          run,
          (epoch) => epoch.metric,
          (epoch) => epoch.valMetric,
        ),
      ),
      yAtLeast: null,
      summary: `${metric} by epoch, train and validation, of ${names}`,
    }),
  ];
}

function pair(
  { reported, color }: RunView,
  train: (epoch: EpochRecord) => number,
  validation: (epoch: EpochRecord) => number,
): readonly ChartSeries[] {
  const { epochs, bestEpoch } = reported.run;
  const points = (value: (epoch: EpochRecord) => number) => epochs.map((epoch) => ({ x: epoch.epoch, y: value(epoch) }));
  return [
    { color, dashed: true, points: points(train), mark: null },
    { color, dashed: false, points: points(validation), mark: bestEpoch },
  ];
}
