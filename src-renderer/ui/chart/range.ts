import { nice, tickStep } from 'd3-array';
import type { ChartContent, Point } from './content';

export interface Ranges {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Axes that hold every point, rounded outwards to round figures; fixed by us, so that Plotly need not measure. */
export function rangesOf(content: ChartContent): Ranges {
  const points = content.series.flatMap((series) => series.points).filter((point) => Number.isFinite(point.y));
  const [first, last] = extent(
    points.map((point) => point.x),
    [1, 1],
  );
  if (content.xRange) return { x: content.xRange, y: yRange(content, points) };
  const far = Math.max(last, content.xAtLeast, first + 1);
  return { x: around(first, far), y: yRange(content, points) };
}

/** A little room at both ends, so that end points and their marks are whole. */
export function around(from: number, to: number): readonly [number, number] {
  const room = to > from ? (to - from) * 0.02 : 0.5;
  return [from - room, to + room];
}

function yRange(content: ChartContent, points: readonly Point[]): readonly [number, number] {
  const wanted = content.yAtLeast ?? [];
  const [low, high] = extent([...points.map((point) => point.y), ...wanted], [0, 1]);
  const middle = high === low ? Math.max(Math.abs(high) * 0.1, 1e-6) : 0;
  const [start, end] = nice(low - middle, high + middle, 5);
  const [least, most] = content.yAtLeast ?? [Number.NaN, Number.NaN];
  // An end that was asked for and not passed stays where it was asked for.
  return [low === least ? least : start, high === most ? most : end];
}

/** Smallest and greatest; written as a loop because a spread of 100,000 values would not fit the stack. */
function extent(values: readonly number[], empty: readonly [number, number]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : empty;
}

/**
 * At most about `most` points that keep the shape of the line: the lowest and the highest of every stretch, and both ends.
 *
 * @param points in ascending x
 */
export function thin(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  const stretch = Math.ceil(points.length / (most / 2));
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += stretch) {
    const part = points.slice(start, start + stretch);
    const low = part.reduce((a, b) => (b.y < a.y ? b : a));
    const high = part.reduce((a, b) => (b.y > a.y ? b : a));
    kept.push(...(low.x <= high.x ? [low, high] : [high, low]));
  }
  const first = points[0];
  const last = points.at(-1);
  const ends = [...(first && kept[0] !== first ? [first] : []), ...kept, ...(last && kept.at(-1) !== last ? [last] : [])];
  return ends.filter((point, index) => point !== ends[index - 1]);
}

/** More of them than that, and ticks are written by their digits. */
const mostDecimals = 8;

/** @returns with how many decimals every one of about five ticks of an axis is written out; null where they are too many, or all ticks are one */
export function tickDecimals([low, high]: readonly [number, number]): number | null {
  const decimals = Math.max(0, -Math.floor(Math.log10(tickStep(low, high, 5)) + 1e-9));
  return decimals <= mostDecimals ? decimals : null;
}

/** @returns whether numbers on an axis are shortened: there is no room for `12,000,000` */
export function isLong([low, high]: readonly [number, number]): boolean {
  return Math.max(Math.abs(low), Math.abs(high)) >= 100_000;
}

/** How much of a date tells the ticks of an axis apart: 4 letters for years, 7 for months, 10 for days, 16 for minutes. */
export function isoLength(milliseconds: number): 4 | 7 | 10 | 16 {
  const days = milliseconds / 86_400_000;
  if (days > 8 * 366) return 4;
  if (days > 240) return 7;
  return days > 8 ? 10 : 16;
}

/**
 * As many ticks on an x axis as can be read beside each other.
 *
 * @param width of the axis, in pixels
 * @param letters of a tick
 */
export function tickCount(width: number, letters = 11): number {
  return Math.max(2, Math.min(8, Math.floor(width / (24 + 6 * letters))));
}
