import type { Task } from '../../src-main/core/problem/problem';
import type { SeriesColor } from '../../src-main/core/run/colors';
import type { EpochRecord, RunRecord } from '../../src-main/core/run/run';
import { plannedEpochs } from '../../src-main/core/run/stretch';
import { formatScore } from '../../src-main/core/text';
import type { ChartContent, Series } from './chart/content';

/** A run with how it is shown. */
export interface Curve {
  readonly run: RunRecord;
  readonly label: string;
  readonly color: SeriesColor;
}

const note = 'validation solid, train dashed, best epoch marked';

/** At most so many epochs to come are shown at the start; more would press what is there into a corner. */
const mostAhead = 20;

/** Loss by epoch, train beside validation; from 0 to 1 at least where the loss is a cross-entropy. */
export function lossChart(curves: readonly Curve[], task: Task): ChartContent {
  const series = curves.flatMap((curve) => [
    line(curve, 'train', (epoch) => epoch.loss),
    line(curve, 'validation', (epoch) => epoch.valLoss),
  ]);
  return { ...common(curves, series), title: 'Loss', yLabel: 'Loss', yAtLeast: task === 'number' ? null : [0, 1] };
}

/** Accuracy by epoch for classes, mean absolute error for a number. */
export function metricChart(curves: readonly Curve[], task: Task): ChartContent {
  const series = curves.flatMap((curve) => [
    line(curve, 'train', (epoch) => epoch.metric),
    line(curve, 'validation', (epoch) => epoch.valMetric),
  ]);
  const title = metricName(task);
  return { ...common(curves, series), title, yLabel: title, yAtLeast: null };
}

export function metricName(task: Task): string {
  return task === 'number' ? 'Mean absolute error' : 'Accuracy';
}

function common(curves: readonly Curve[], series: readonly Series[]): Omit<ChartContent, 'title' | 'yLabel' | 'yAtLeast'> {
  const active = curves.map(({ run }) => run).filter((run) => run.state === 'running' || run.state === 'queued');
  const ahead = Math.max(1, ...active.map((run) => Math.min(plannedEpochs(run.training), stretchFor(run.epochs.length))));
  return { note, xLabel: 'Epoch', series, xAtLeast: ahead, live: active.length > 0, format: formatScore };
}

/**
 * Where the axis of a run that goes on ends: it grows in stretches, since an axis that changes with every epoch costs a whole new drawing.
 *
 * @param epochs that have ended
 */
function stretchFor(epochs: number): number {
  if (epochs < mostAhead) return mostAhead;
  const stretch = 10 ** Math.floor(Math.log10(epochs)) / 2;
  return (Math.floor(epochs / stretch) + 1) * stretch;
}

function line({ run, label, color }: Curve, part: 'train' | 'validation', value: (epoch: EpochRecord) => number): Series {
  const dashed = part === 'train';
  const points = run.epochs.map((epoch) => ({ x: epoch.epoch, y: value(epoch) }));
  return { id: `${run.id}.${part}`, group: label, part, color, dashed, points, mark: dashed ? null : run.bestEpoch };
}
