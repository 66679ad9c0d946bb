import { extent } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { formatCount } from '../../../core/text';
import { html, type Html } from '../html';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface ChartSeries {
  /** Class of its colour: `s1` to `s8`. */
  readonly color: string;
  readonly dashed: boolean;
  /** In ascending x; values that are not finite leave a gap. */
  readonly points: readonly ChartPoint[];
  /** The x of a point to mark, or null. */
  readonly mark: number | null;
}

export interface LineChart {
  readonly title: string;
  readonly note: string;
  readonly xLabel: string;
  readonly series: readonly ChartSeries[];
  /** The y axis shows at least this; null leaves it to the figures. */
  readonly yAtLeast: readonly [low: number, high: number] | null;
  /** Read out instead of the picture. */
  readonly summary: string;
}

const width = 460;
const height = 230;
/** Between two numbers at the x axis, so that `1` and `2` fit as well as `10` and `200`. */
const leastGap = 24;
const margin = { top: 10, right: 12, bottom: 34, left: 42 };

type Scale = ScaleLinear<number, number>;

/** A line chart as inline SVG: thin grid, no box, no script. Colours and dashes come from classes, so that light and dark both work. */
export function lineChart(chart: LineChart): Html {
  const points = chart.series.flatMap((series) => series.points);
  const x = xScale(points);
  const y = yScale(points, chart.yAtLeast);
  return html`<figure class="chart card${chart.series.length > 4 ? ' many' : ''}">
    <figcaption><strong>${chart.title}</strong><span>${chart.note}</span></figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.summary}">
      ${yGrid(y)} ${xAxis(x, points, chart.xLabel)} ${chart.series.map((series) => drawSeries(series, x, y))}
    </svg>
  </figure>`;
}

function xScale(points: readonly ChartPoint[]): Scale {
  const [first, last] = ends(points);
  // One point alone stands in the middle.
  const domain = last === first ? [0, 2 * first] : [first, last];
  return scaleLinear()
    .domain(domain)
    .range([margin.left, width - margin.right]);
}

/** First and last x; 1 where there is nothing to draw. */
function ends(points: readonly ChartPoint[]): readonly [first: number, last: number] {
  const [first = 1, last = first] = extent(points, (point) => point.x);
  return [first, last];
}

function yScale(points: readonly ChartPoint[], atLeast: LineChart['yAtLeast']): Scale {
  const values = [...points.map((point) => point.y).filter(Number.isFinite), ...(atLeast ?? [])];
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = values.length === 0 ? 1 : Math.max(...values);
  const room = high > low ? 0 : Math.max(Math.abs(high) * 0.1, 1e-6);
  return scaleLinear()
    .domain([low - room, high + room])
    .nice(5)
    .range([height - margin.bottom, margin.top]);
}

function yGrid(y: Scale): readonly Html[] {
  const show = y.tickFormat(5);
  return y.ticks(5).map((tick) => {
    const at = round(y(tick));
    return html`<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${at}" y2="${at}" /><text
        class="tick end"
        x="${margin.left - 8}"
        y="${at + 4}"
        >${show(tick)}</text
      >`;
  });
}

function xAxis(x: Scale, points: readonly ChartPoint[], label: string): Html {
  const marks = xMarks(x, ...ends(points));
  return html`${marks.map(
      (tick) => html`<text class="tick mid" x="${round(x(tick))}" y="${height - margin.bottom + 17}">${formatCount(tick)}</text>`,
    )} <text class="axis" x="${width - margin.right}" y="${height - 3}">${label}</text>`;
}

/** Round numbers and the first one, unless the two would touch. */
function xMarks(x: Scale, first: number, last: number): readonly number[] {
  if (first === last) return [first];
  const ticks = x.ticks(Math.min(6, last - first)).filter((tick) => Number.isInteger(tick) && tick > first);
  return [first, ...ticks.filter((tick) => x(tick) - x(first) >= leastGap)];
}

function drawSeries({ color, dashed, points, mark }: ChartSeries, x: Scale, y: Scale): Html {
  const seen = points.filter((point) => Number.isFinite(point.y));
  const path = line<ChartPoint>()
    .defined((point) => Number.isFinite(point.y))
    .x((point) => round(x(point.x)))
    .y((point) => round(y(point.y)))([...points]);
  const dots = seen.length === 1 ? seen : seen.filter((point) => point.x === mark);
  return html`<path class="line ${color}${dashed ? ' dashed' : ''}" d="${path ?? ''}" />${dots.map(
      (point) => html`<circle class="mark ${color}" cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="3.5" />`,
    )}`;
}

/** Tenths of a unit are finer than any screen; longer numbers only make the file larger. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
