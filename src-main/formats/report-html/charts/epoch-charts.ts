import type { ResultRecord } from '../../../core/report/report';
import { type CurveAxis, curveAxis } from '../../../core/run/axis';
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
  /** The x axis of a chart with all runs. */
  readonly shared: CurveAxis;
  readonly loss: Range | null;
  readonly metric: Range | null;
}

type Range = readonly [low: number, high: number];

/** The published charts show losses of two classes from 0 to 1; everything else takes what there is. */
export function sharedAxes(runs: readonly RunView[], { leaderboard: { task }, prepared }: ResultRecord): Axes {
  const trainings = runs.map((run) => run.reported.run.training);
  const epochs = runs.flatMap((run) => run.reported.run.epochs);
  const loss = rangeOf(epochs.flatMap((epoch) => [epoch.loss, epoch.valLoss]));
  const metric = rangeOf(epochs.flatMap((epoch) => [epoch.metric, epoch.valMetric]));
  return {
    task,
    shared: curveAxis(trainings, prepared.train.rows),
    loss: task === 'binary' ? [0, Math.max(1, loss?.[1] ?? 1)] : loss,
    metric,
  };
}

function rangeOf(values: readonly number[]): Range | null {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? null : [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

/** Loss and metric by epoch or step for some runs: train dashed, validation solid, the place whose weights were kept marked. */
export function epochCharts(runs: readonly RunView[], axes: Axes, axis: CurveAxis): readonly Html[] {
  const note = `validation solid, train dashed, kept ${axis.unit} marked`;
  const names = runs.map((run) => run.label).join(', ');
  const metric = metricName(axes.task);
  return [
    lineChart({
      title: 'Loss',
      note,
      xLabel: axis.unit,
      series: runs.flatMap((run) =>
        pair(
          run,
          axis,
          (epoch) => epoch.loss,
          (epoch) => epoch.valLoss,
        ),
      ),
      yAtLeast: axes.loss,
      summary: `Loss by ${axis.unit}, train and validation, of ${names}`,
    }),
    lineChart({
      title: metric.charAt(0).toUpperCase() + metric.slice(1),
      note,
      xLabel: axis.unit,
      series: runs.flatMap((run) =>
        pair(
          run,
          axis,
          (epoch) => epoch.metric,
          (epoch) => epoch.valMetric,
        ),
      ),
      yAtLeast: axes.metric,
      summary: `${metric} by ${axis.unit}, train and validation, of ${names}`,
    }),
  ];
}

function pair(
  { reported, color }: RunView,
  axis: CurveAxis,
  train: (epoch: EpochRecord) => number,
  validation: (epoch: EpochRecord) => number,
): readonly ChartSeries[] {
  const { epochs, bestEpoch, training } = reported.run;
  const at = (epoch: number): number => axis.at(epoch, training);
  const points = (value: (epoch: EpochRecord) => number) => epochs.map((epoch) => ({ x: at(epoch.epoch), y: value(epoch) }));
  return [
    { color, dashed: true, points: points(train), mark: null },
    { color, dashed: false, points: points(validation), mark: bestEpoch === null ? null : at(bestEpoch) },
  ];
}
