import { formatCount } from '../../../src-main/core/text';
import type { SeriesColor } from '../../../src-main/core/run/colors';

const day = 86_400_000;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Series {
  readonly id: string;
  /** What it is of: a run. Series of one group share a colour and a place in the legend. */
  readonly group: string;
  /** What the legend calls it, together with others of that name, as all folds of a model; its group where left out. */
  readonly legend?: string | undefined;
  /** What of it: `train`, `validation`; empty where it has no parts. */
  readonly part: string;
  readonly color: SeriesColor;
  readonly dashed: boolean;
  /** In ascending x. */
  readonly points: readonly Point[];
  /** The x of a point to mark, such as the best epoch. */
  readonly mark: number | null;
}

/** A stretch of the x axis on a ground of its own. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly color: SeriesColor;
  /** Written at its top; empty for none. */
  readonly label: string;
  /** Stands out: it is what is looked at. */
  readonly strong: boolean;
}

/** What a chart shows, in terms of the figures, not of the drawing. */
export interface ChartContent {
  readonly title: string;
  /** What the marks and lines mean, in a few words. */
  readonly note: string;
  readonly xLabel: string;
  /** What x counts: steps or epochs where left out; dates are milliseconds since 1970 in UTC. */
  readonly xKind?: 'number' | 'date' | undefined;
  /** The x axis is this, whatever the points; left out, it holds them all. */
  readonly xRange?: readonly [from: number, to: number];
  readonly yLabel: string;
  readonly series: readonly Series[];
  readonly bands?: readonly Band[] | undefined;
  /** The y axis shows at least this; null leaves it to the figures. */
  readonly yAtLeast: readonly [low: number, high: number] | null;
  /** The x axis reaches at least to here. */
  readonly xAtLeast: number;
  /** More points are coming. */
  readonly live: boolean;
  readonly format: (value: number) => string;
  /** Said where there is no point. */
  readonly empty?: string;
}

/** The name under which the legend has a series. */
export function legendOf({ legend, group }: Series): string {
  return legend ?? group;
}

/** Names of the legend in order of appearance, each with its colour. */
export function groupsOf(content: ChartContent): readonly { readonly name: string; readonly color: SeriesColor }[] {
  const groups = new Map<string, SeriesColor>();
  for (const series of content.series) if (!groups.has(legendOf(series))) groups.set(legendOf(series), series.color);
  return [...groups].map(([name, color]) => ({ name, color }));
}

/** Every x that occurs, ascending. */
export function allX(content: ChartContent): readonly number[] {
  return [...new Set(content.series.flatMap((series) => series.points.map((point) => point.x)))].sort((a, b) => a - b);
}

/** An x in words: `1,200`, `0.3`, `1990-01-31`. */
export function formatX({ xKind, series }: ChartContent, x: number): string {
  if (xKind === undefined) return formatCount(x);
  if (xKind === 'number') return String(Number(x.toPrecision(10)));
  return isoOf(x, areDays(series) ? 10 : 16);
}

/** @returns whether no point has a time of day */
export function areDays(series: readonly Series[]): boolean {
  return series.every(({ points }) => points.every((point) => point.x % day === 0));
}

/** `GRU, validation`, or the group alone where it has no parts. */
export function nameOf({ group, part }: Series): string {
  return part === '' ? group : `${group}, ${part}`;
}

/** @param length of the text: 4 for a year, 7 for a month, 10 for a day, 16 for a minute */
export function isoOf(milliseconds: number, length: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, length).replace('T', ' ');
}

/** `Loss by epoch. GRU validation: 0.3912 at 5; …`, for those who cannot see the lines. */
export function summarise(content: ChartContent): string {
  const lines = content.series.flatMap((series) => {
    const last = series.points.findLast((point) => Number.isFinite(point.y));
    return last ? [`${`${series.group} ${series.part}`.trim()}: ${content.format(last.y)} at ${formatX(content, last.x)}`] : [];
  });
  const shown = lines.length > 0 ? lines.join('; ') : 'No figures yet';
  return `${content.title} by ${content.xLabel.toLowerCase()}. ${shown}.`;
}
