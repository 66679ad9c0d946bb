import { ticks } from 'd3-array';
import { scaleUtc } from 'd3-scale';
import { type Band, type ChartContent, isoOf, type Point, type Series } from './content';
import { margin } from './figure';
import { isLong, isoLength, type Ranges, rangesOf, thin, tickCount, tickDecimals } from './range';

/** More points than that a line are not seen. */
const mostPoints = 800;

/** A line or a mark, in pixels of the chart. */
export interface LiveLine {
  readonly id: string;
  readonly color: number;
  readonly dashed: boolean;
  /** An SVG path. */
  readonly path: string;
  /** Its marked point, or its only one. */
  readonly mark: { readonly left: number; readonly top: number } | null;
}

export interface LiveTick {
  /** Pixels from the left, or from the top. */
  readonly at: number;
  readonly text: string;
}

/** A band, in pixels of the chart. */
export interface LiveBand {
  readonly left: number;
  readonly width: number;
  readonly color: number;
  readonly strong: boolean;
  readonly label: string;
}

export interface LiveDrawing {
  readonly bands: readonly LiveBand[];
  readonly lines: readonly LiveLine[];
  readonly x: readonly LiveTick[];
  readonly y: readonly LiveTick[];
}

/** Size of the whole chart in pixels, and the room for names at its right. */
export interface LiveBox {
  readonly width: number;
  readonly height: number;
  readonly right: number;
}

/**
 * A chart that still grows, drawn as Plotly will draw it in the end. Plotly takes some 20 ms for a drawing and more for the first,
 * this takes under one: a window in which models train stays quick.
 */
export function liveDrawing(content: ChartContent, box: LiveBox): LiveDrawing {
  const ranges = rangesOf(content);
  const place = placing(ranges, box);
  const lines = content.series
    .toSorted((a, b) => Number(b.dashed) - Number(a.dashed))
    .map((series) => ({
      id: series.id,
      color: series.color,
      dashed: series.dashed,
      path: pathOf(thin(series.points, mostPoints), place),
      mark: markOf(series, place),
    }));
  const y = ticks(...ranges.y, 5);
  const yText = yFormat(ranges.y);
  return {
    bands: (content.bands ?? []).map((band) => bandOf(band, place)),
    lines,
    x: xTicks(content, ranges.x, box.width - margin.left - box.right).map(({ value, text }) => ({
      at: place({ x: value, y: 0 }).left,
      text,
    })),
    y: y.map((value) => ({ at: place({ x: 0, y: value }).top, text: yText.format(value) })),
  };
}

function bandOf({ from, to, color, strong, label }: Band, place: Place): LiveBand {
  const left = place({ x: from, y: 0 }).left;
  return { left, width: Math.max(strongest(strong), place({ x: to, y: 0 }).left - left), color, strong, label };
}

/** Least width in pixels: what is looked at is seen, however short it is. */
function strongest(strong: boolean): number {
  return strong ? 2 : 0;
}

function xTicks(
  { xKind }: ChartContent,
  range: readonly [number, number],
  width: number,
): readonly { readonly value: number; readonly text: string }[] {
  if (xKind === 'date') {
    const length = isoLength(range[1] - range[0]);
    const dates = scaleUtc().domain(range).ticks(tickCount(width));
    return dates.map((date) => ({ value: date.getTime(), text: isoOf(date.getTime(), length).slice(length === 16 ? 5 : 0) }));
  }
  if (xKind === 'number') return ticks(...range, tickCount(width)).map((value) => ({ value, text: anyNumber.format(value) }));
  return ticks(...range, 8)
    .filter((value) => Number.isInteger(value))
    .map((value) => ({ value, text: xText.format(value) }));
}

/** One number of decimals for all ticks. */
function yFormat(range: readonly [number, number]): Intl.NumberFormat {
  if (isLong(range)) return longText;
  const decimals = tickDecimals(range);
  return decimals === null ? anyNumber : new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

const xText = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const longText = new Intl.NumberFormat('en', { notation: 'compact' });
const anyNumber = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });

type Place = (point: Point) => { readonly left: number; readonly top: number };

function placing({ x, y }: Ranges, { width, height, right }: LiveBox): Place {
  const wide = width - margin.left - right;
  const high = height - margin.top - margin.bottom;
  return (point) => ({
    left: margin.left + (wide * (point.x - x[0])) / (x[1] - x[0]),
    top: margin.top + high * (1 - (point.y - y[0]) / (y[1] - y[0])),
  });
}

/** A point that is not a number breaks the line, as in Plotly. */
function pathOf(points: readonly Point[], place: Place): string {
  let broken = true;
  let path = '';
  for (const point of points) {
    if (!Number.isFinite(point.y)) {
      broken = true;
      continue;
    }
    const { left, top } = place(point);
    path += `${broken ? 'M' : 'L'}${left.toFixed(1)} ${top.toFixed(1)}`;
    broken = false;
  }
  return path;
}

function markOf({ points, mark }: Series, place: Place): LiveLine['mark'] {
  const marked = points.length === 1 ? points[0] : points.find((point) => point.x === mark);
  return marked && Number.isFinite(marked.y) ? place(marked) : null;
}
