import { nice } from 'd3-array';
import type { DatasetAutocorrelation, DatasetSeries } from '../../../src-main/core/dataset/series';
import type { SeriesColor } from '../../../src-main/core/run/colors';
import { formatCount, formatNumber, plural } from '../../../src-main/core/text';
import type { ChartContent, Series } from '../../ui/chart/content';
import { around } from '../../ui/chart/range';
import type { Stretch } from './look.svelte';

export interface Drawing {
  readonly series: DatasetSeries;
  /** Name of the order column; null for the order of the rows. */
  readonly order: string | null;
  /** The part that is looked at; null is all of it. */
  readonly zoom: Stretch | null;
  readonly colorOf: (column: string) => SeriesColor;
}

/** The lines of one series, or of a dataset without series. @param group its name */
export function seriesChart({ series, order, zoom, colorOf }: Drawing, group: string | null, title: string): ChartContent {
  const range = zoom ?? (series.range && around(...series.range));
  const own = series.lines.filter((line) => line.group === group);
  return {
    title,
    note: group === null ? thinningWords(series) : plural(Math.max(0, ...own.map(({ rows }) => rows)), 'row'),
    xLabel: order ?? 'row',
    yLabel: '',
    xKind: series.order === 'date' ? 'date' : 'number',
    ...(range ? { xRange: range } : {}),
    series: own.map((line) => ({
      id: line.column,
      group: line.column,
      part: '',
      color: colorOf(line.column),
      dashed: false,
      points: line.points.map(({ x, y }) => ({ x, y: y ?? Number.NaN })),
      mark: null,
    })),
    // The same axis for all series: their lines are to be compared.
    yAtLeast: group === null ? null : extentOf(series),
    xAtLeast: 0,
    live: false,
    format: formatNumber,
    empty: 'There are no values here.',
  };
}

/** `every one of 301 rows`, or how they were thinned. */
export function thinningWords({ rows, buckets }: DatasetSeries): string {
  if (buckets === null) return `every one of ${plural(rows, 'row')}`;
  return `${plural(rows, 'row')}: lowest and highest of ${formatCount(buckets)} stretches`;
}

function extentOf({ lines }: DatasetSeries): readonly [number, number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of lines) {
    for (const { y } of points) {
      if (y !== null && y < low) low = y;
      if (y !== null && y > high) high = y;
    }
  }
  return low < high ? nice(low, high, 5) : null;
}

/** The autocorrelation with the band that chance alone stays in. */
export function autocorrelationChart({ column, r, band, rows }: DatasetAutocorrelation, color: SeriesColor): ChartContent {
  const line = (id: string, name: string, values: readonly number[], dashed: boolean): Series => ({
    id,
    group: dashed ? '95 % band' : name,
    part: dashed ? (values[0] === band ? 'upper' : 'lower') : 'r',
    color: dashed ? 8 : color,
    dashed,
    points: values.map((y, x) => ({ x, y })),
    mark: null,
  });
  const flat = (height: number): readonly number[] => r.map(() => height);
  return {
    title: 'Autocorrelation',
    note: `over ${plural(rows, 'row')}`,
    xLabel: 'rows later',
    yLabel: '',
    xKind: 'number',
    series: [line('r', column, r, false), line('upper', '', flat(band), true), line('lower', '', flat(-band), true)],
    yAtLeast: [0, 1],
    xAtLeast: 1,
    live: false,
    format: (value) => value.toFixed(3),
    empty: `${column} does not vary.`,
  };
}
