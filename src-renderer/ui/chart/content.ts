import type { SeriesColor } from '../../../src-main/core/run/colors';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Series {
  readonly id: string;
  /** What it is of: a run. Series of one group share a colour and a place in the legend. */
  readonly group: string;
  /** What of it: `train`, `validation`. */
  readonly part: string;
  readonly color: SeriesColor;
  readonly dashed: boolean;
  /** In ascending x. */
  readonly points: readonly Point[];
  /** The x of a point to mark, such as the best epoch. */
  readonly mark: number | null;
}

/** What a chart shows, in terms of the figures, not of the drawing. */
export interface ChartContent {
  readonly title: string;
  /** What the marks and lines mean, in a few words. */
  readonly note: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
  /** The y axis shows at least this; null leaves it to the figures. */
  readonly yAtLeast: readonly [low: number, high: number] | null;
  /** The x axis reaches at least to here. */
  readonly xAtLeast: number;
  /** More points are coming. */
  readonly live: boolean;
  readonly format: (value: number) => string;
}

/** Groups in order of appearance, each with its colour. */
export function groupsOf(content: ChartContent): readonly { readonly name: string; readonly color: SeriesColor }[] {
  const groups = new Map<string, SeriesColor>();
  for (const { group, color } of content.series) if (!groups.has(group)) groups.set(group, color);
  return [...groups].map(([name, color]) => ({ name, color }));
}

/** Every x that occurs, ascending. */
export function allX(content: ChartContent): readonly number[] {
  return [...new Set(content.series.flatMap((series) => series.points.map((point) => point.x)))].sort((a, b) => a - b);
}

/** `Loss by epoch. GRU validation: 0.3912 at 5; …`, for those who cannot see the lines. */
export function summarise(content: ChartContent): string {
  const lines = content.series.flatMap((series) => {
    const last = series.points.at(-1);
    return last ? [`${series.group} ${series.part}: ${content.format(last.y)} at ${last.x}`] : [];
  });
  const shown = lines.length > 0 ? lines.join('; ') : 'No figures yet';
  return `${content.title} by ${content.xLabel.toLowerCase()}. ${shown}.`;
}
