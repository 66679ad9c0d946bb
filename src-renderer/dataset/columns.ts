import type { ColumnProfile } from '../../src-main/core/dataset/dataset';
import { formatCount, plural } from '../../src-main/core/text';
import { formatCell } from '../ui/cell';
import { tailOf } from '../../src-main/core/decimals';
import type { Span } from '../ui/scroll';

/** Least, middle and greatest value with the quartiles between them, each under its name; none for text and empty columns. */
export function quantiles({
  min,
  quartiles,
  median,
  max,
}: ColumnProfile): readonly (readonly [name: string, value: number | string | null])[] {
  if (min === null) return [];
  const all = [
    ['Min', min],
    ['25 %', quartiles?.[0] ?? null],
    ['Median', median],
    ['75 %', quartiles?.[1] ?? null],
    ['Max', max],
  ] as const;
  // Datasets of earlier versions have no quartiles.
  return all.filter(([name, value]) => value !== null || name === 'Median');
}

/** `and 1,235 other values, none more often than 3 times`; null where all are listed. */
export function otherValues({ histogram, distinct, distinctIsEstimate }: ColumnProfile): string | null {
  const others = distinct - histogram.length;
  if (others <= 0) return null;
  const most = histogram.at(-1)?.count ?? 0;
  const often = most === 1 ? 'each once' : `none more often than ${plural(most, 'time')}`;
  return `and ${distinctIsEstimate ? 'about ' : ''}${plural(others, 'other value')}, ${often}`;
}

/** Widths in pixels, so that any part of a thousand columns can be placed without drawing the rest. */
const narrowest = 76;
const widest = 240;
const perLetter = 9;
const padding = 24;
/** A digit or letter of the small line that says how much is missing, and its word. */
const perSmallLetter = 6.7;
const missingWord = ' missing'.length;
/** Room for the type's sign before the name. */
const sign = 22;

function widthOf(column: ColumnProfile): number {
  const longest =
    column.type === 'number'
      ? longestNumber(column)
      : Math.max(textLength(column.min), textLength(column.max), column.type === 'text' ? longestLabel(column) : 0);
  const missing = formatCount(column.missing).length + missingWord;
  const needed = Math.max(column.name.length * perLetter + sign, longest * perLetter, missing * perSmallLetter) + padding;
  return Math.round(Math.min(widest, Math.max(narrowest, needed)));
}

/** Of fractions at least so many decimals are expected, whatever the ends of the column have. */
const leastDecimals = 3;

/** Letters of the longest number, as far as the ends and the middle of a column tell. */
function longestNumber({ min, median, max, integer }: ColumnProfile): number {
  const texts = [min, median, max].map(formatCell);
  const decimals = integer ? 0 : Math.max(leastDecimals, ...texts.map((text) => tailOf(text)?.decimals ?? 0));
  const whole = Math.max(...texts.map((text) => (text.split('.')[0] ?? '').length));
  const others = texts.filter((text) => tailOf(text) === null).map((text) => text.length);
  return Math.max(whole + (decimals > 0 ? 1 + decimals : 0), ...others);
}

function textLength(value: number | string | null): number {
  return value === null ? 0 : String(value).length;
}

function longestLabel(column: ColumnProfile): number {
  return Math.max(0, ...column.histogram.map((bucket) => bucket.label.length));
}

/** Where every column begins, and where the last ends: one more entry than there are columns. */
export function columnEdges(columns: readonly ColumnProfile[]): readonly number[] {
  const edges = [0];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + widthOf(column));
  return edges;
}

/** Columns that are seen between two positions, partly seen ones too, and one more on both sides. */
export function columnsAt(edges: readonly number[], left: number, width: number): Span {
  const count = edges.length - 1;
  const first = Math.max(0, lastAtMost(edges, left) - 1);
  const end = Math.min(count, lastAtMost(edges, left + width) + 2);
  return { first: Math.min(first, count), end };
}

/** @returns the column at a position, the last one for what lies beyond */
export function columnAt(edges: readonly number[], left: number): number {
  return Math.max(0, Math.min(edges.length - 2, lastAtMost(edges, left)));
}

/** @returns the index of the last edge that is not beyond a position */
function lastAtMost(edges: readonly number[], position: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? Infinity) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
