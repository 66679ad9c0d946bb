import type { ColumnProfile, DatasetSummary } from '../../../src-main/core/dataset/dataset';
import type { DatasetSeries } from '../../../src-main/core/dataset/series';
import type { PartBand, ProblemSpec } from '../../../src-main/core/problem/problem';
import { inputColumns } from '../../../src-main/core/problem/spec-columns';
import { formatCount, formatNumber, plural } from '../../../src-main/core/text';
import type { Band, ChartContent } from '../../ui/chart/content';
import { around } from '../../ui/chart/range';
import { partColors } from './parts';

/** The column that is drawn: the target, or where that is no number the first input that is one. */
export function drawnColumn(spec: ProblemSpec, columns: readonly ColumnProfile[]): string | null {
  const isNumber = (name: string): boolean => columns.some((column) => column.name === name && column.type === 'number');
  return [...spec.targets, ...inputColumns(spec)].find(isNumber) ?? null;
}

/** One of several series: the one that the filter leaves, else the longest. */
export function drawnSeries(spec: ProblemSpec, dataset: DatasetSummary): { readonly column: string; readonly value: string } | null {
  const filtered = spec.filter.find(
    ({ column, is }) => is === '=' && dataset.columns.find(({ name }) => name === column)?.type !== 'number',
  );
  if (filtered && filtered.value !== '') return { column: filtered.column, value: filtered.value };
  const column = dataset.columns.find(({ name }) => name === spec.series);
  const [longest] = [...(column?.histogram ?? [])].sort((a, b) => b.count - a.count);
  return column && longest && column.type !== 'number' ? { column: column.name, value: longest.label } : null;
}

/** @returns where a value of the order lies on the axis: dates in milliseconds since 1970; null where it cannot be told */
export function placeOf(value: number | string): number | null {
  if (typeof value === 'number') return value;
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number)) return number;
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value);
  const place = Date.parse(dayOnly || zoned ? value : `${value.replace(' ', 'T')}Z`);
  return Number.isFinite(place) ? place : null;
}

/** Parts as bands of the axis. A border lies in the middle between the last row of one part and the first of the next. */
export function chartBands(bands: readonly PartBand[]): readonly Band[] {
  const placed = bands.flatMap(({ part, from, to }) => {
    const [start, end] = [placeOf(from), placeOf(to)];
    return start === null || end === null ? [] : [{ part, start, end }];
  });
  return placed.map(({ part, start, end }, index) => {
    const [before, after] = [placed[index - 1], placed[index + 1]];
    return {
      from: before && before.end < start ? (before.end + start) / 2 : start,
      to: after && after.start > end ? (end + after.start) / 2 : end,
      color: partColors[part],
      label: part,
      strong: false,
    };
  });
}

export interface SplitDrawing {
  readonly series: DatasetSeries;
  readonly column: string;
  /** The series that is drawn; null where there is one alone. */
  readonly seriesName: string | null;
  /** Name of the order column; null for the order of the rows. */
  readonly order: string | null;
  readonly bands: readonly PartBand[];
  /** The rows of the window that is looked at, in order values; null for none. */
  readonly window: { readonly inputs: readonly (number | string)[]; readonly targets: readonly (number | string)[] } | null;
  readonly zoom: readonly [number, number] | null;
}

/** The line of a column over the order, on the ground of the parts, with the window that is looked at. */
export function splitChart({ series, column, seriesName, order, bands, window, zoom }: SplitDrawing): ChartContent {
  const range = zoom ?? (series.range && around(...series.range));
  const own = series.lines.filter((line) => line.column === column);
  return {
    title: seriesName === null ? `${column} in its parts` : `${column} of ${seriesName} in its parts`,
    note:
      series.buckets === null
        ? `every one of ${plural(series.rows, 'row')}`
        : `${plural(series.rows, 'row')}: lowest and highest of ${formatCount(series.buckets)} stretches`,
    xLabel: order ?? 'row',
    yLabel: '',
    xKind: series.order === 'date' ? 'date' : 'number',
    ...(range ? { xRange: range } : {}),
    series: own.map((line) => ({
      id: line.column,
      group: line.column,
      part: '',
      color: 8,
      dashed: false,
      points: line.points.map(({ x, y }) => ({ x, y: y ?? Number.NaN })),
      mark: null,
    })),
    bands: [...chartBands(bands), ...(window ? windowBands(window) : [])],
    yAtLeast: null,
    xAtLeast: 0,
    live: false,
    format: formatNumber,
    empty: 'There are no values here.',
  };
}

function windowBands({ inputs, targets }: NonNullable<SplitDrawing['window']>): readonly Band[] {
  const stretch = (values: readonly (number | string)[], color: Band['color']): readonly Band[] => {
    const places = values.flatMap((value) => placeOf(value) ?? []);
    if (places.length === 0) return [];
    return [{ from: Math.min(...places), to: Math.max(...places), color, label: '', strong: true }];
  };
  return [...stretch(inputs, partColors.train), ...stretch(targets, partColors.test)];
}
