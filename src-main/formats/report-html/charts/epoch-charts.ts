import type { EpochRecord } from '../../../core/run/run';
import type { Task } from '../../../core/problem/problem';
import type { Html } from '../html';
import type { RunView } from '../view';
import { type ChartSeries, lineChart } from './line-chart';

/** `accuracy` for classes, `mean absolute error` for a number. */
export function metricName(task: Task): string {
  return task === 'number' ? 'mean absolute error' : 'accuracy';
}

/** What the y axes of all charts of a report show, so that they can be compared by eye. */
export interface Axes {
  readonly task: Task;
  readonly loss: Range | null;
  readonly metric: Range | null;
}

type Range = readonly [low: number, high: number];

/** The published charts show losses of two classes from 0 to 1; everything else takes what there is. */
export function sharedAxes(runs: readonly RunView[], task: Task): Axes {
  const epochs = runs.flatMap((run) => run.reported.run.epochs);
  const loss = rangeOf(epochs.flatMap((epoch) => [epoch.loss, epoch.valLoss]));
  const metric = rangeOf(epochs.flatMap((epoch) => [epoch.metric, epoch.valMetric]));
  return { task, loss: task === 'binary' ? [0, Math.max(1, loss?.[1] ?? 1)] : loss, metric };
}

function rangeOf(values: readonly number[]): Range | null {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? null : [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

/** Loss and metric by epoch for some runs: train dashed, validation solid, the epoch whose weights were kept marked. */
export function epochCharts(runs: readonly RunView[], axes: Axes): readonly Html[] {
  const note = 'validation solid, train dashed, kept epoch marked';
  const names = runs.map((run) => run.label).join(', ');
  const metric = metricName(axes.task);
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
      yAtLeast: axes.loss,
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
      yAtLeast: axes.metric,
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
