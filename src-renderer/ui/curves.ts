import type { Task } from '../../src-main/core/problem/problem';
import type { SeriesColor } from '../../src-main/core/run/colors';
import type { EpochRecord, RunRecord } from '../../src-main/core/run/run';
import { type CurveAxis, curveAxis } from '../../src-main/core/run/axis';
import { plannedEpochs } from '../../src-main/core/run/stretch';
import { formatScore } from '../../src-main/core/text';
import type { ChartContent, Series } from './chart/content';

/** A run with how it is shown. */
export interface Curve {
  readonly run: RunRecord;
  readonly label: string;
  /** Of a fold what all of its model's are called. */
  readonly legend?: string | undefined;
  readonly color: SeriesColor;
}

/** At most so many epochs to come are shown at the start; more would press what is there into a corner. */
const mostAhead = 20;

/** What the problem says of the loss. */
export interface LossScale {
  /** Samples to train on; only read where runs by epochs stand beside runs by steps. */
  readonly trainRows?: number;
  /** The loss is of scaled values, while other errors are in the unit of the target. */
  readonly scaled?: boolean;
}

/** Loss by epoch or by step, train beside validation; from 0 to 1 at least while a cross-entropy goes on. */
export function lossChart(curves: readonly Curve[], task: Task, { trainRows = 0, scaled = false }: LossScale = {}): ChartContent {
  const content = drawn(curves, trainRows, { train: (epoch) => epoch.loss, validation: (epoch) => epoch.valLoss });
  const note = scaled ? `of the scaled values; ${content.note}` : content.note;
  return { ...content, note, title: 'Loss', yLabel: 'Loss', yAtLeast: task === 'number' || !content.live ? null : [0, 1] };
}

/** Accuracy for classes, mean absolute error for a number, in its own unit; as `lossChart`. */
export function metricChart(curves: readonly Curve[], task: Task, trainRows = 0): ChartContent {
  const content = drawn(curves, trainRows, { train: (epoch) => epoch.metric, validation: (epoch) => epoch.valMetric });
  const title = metricName(task);
  return { ...content, title, yLabel: title, yAtLeast: null };
}

export function metricName(task: Task): string {
  return task === 'number' ? 'Mean absolute error' : 'Accuracy';
}

type Part = 'train' | 'validation';
type Figures = Readonly<Record<Part, (epoch: EpochRecord) => number>>;

function drawn(curves: readonly Curve[], trainRows: number, figures: Figures): Omit<ChartContent, 'title' | 'yLabel' | 'yAtLeast'> {
  const axis = curveAxis(
    curves.map(({ run }) => run.training),
    trainRows,
  );
  const active = curves.map(({ run }) => run).filter((run) => run.state === 'running' || run.state === 'queued');
  const ends = active.map(({ training, epochs }) => axis.at(Math.min(plannedEpochs(training), stretchFor(epochs.length)), training));
  return {
    note: `validation solid, train dashed, best ${axis.unit} marked`,
    xLabel: axis.unit === 'epoch' ? 'Epoch' : 'Step',
    series: curves.flatMap((curve) => [line(curve, 'train', figures.train, axis), line(curve, 'validation', figures.validation, axis)]),
    xAtLeast: Math.max(1, ...ends),
    live: active.length > 0,
    format: formatScore,
  };
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

function line({ run, label, legend, color }: Curve, part: Part, value: (epoch: EpochRecord) => number, axis: CurveAxis): Series {
  const dashed = part === 'train';
  const at = (epoch: number): number => axis.at(epoch, run.training);
  const points = run.epochs.map((epoch) => ({ x: at(epoch.epoch), y: value(epoch) }));
  const mark = dashed || run.bestEpoch === null ? null : at(run.bestEpoch);
  return { id: `${run.id}.${part}`, group: label, legend, part, color, dashed, points, mark };
}
