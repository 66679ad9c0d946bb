import type { Config, Layout, Trace } from 'plotly.js-dist';
import { areDays, type ChartContent, nameOf, type Series } from './content';
import { shapesOf } from './bands';
import { isLong, isoLength, rangesOf, thin, tickCount } from './range';
import type { ChartColors } from './theme.svelte';

/** Space around the plot, in pixels; fixed, so that Plotly need not measure its labels. */
export const margin = { left: 52, right: 16, top: 8, bottom: 38 } as const;

/** More points than that a line are not seen. */
const mostPoints = 800;

/** By the length of the text. */
const plotlyDates = { 4: '%Y', 7: '%Y-%m', 10: '%Y-%m-%d', 16: '%m-%d %H:%M' } as const;

export const plotConfig: Config = { displayModeBar: false, doubleClick: 'reset', scrollZoom: false, showTips: false };

/** Lines in their fixed colours, trains first, so that solid lies over dashed; then the marks of all of them. */
export function tracesOf(content: ChartContent, colors: ChartColors): readonly Trace[] {
  const hover = content.xKind === undefined ? '%{y:.4f}' : '%{y:.6~g}';
  const lines = content.series.toSorted((a, b) => Number(b.dashed) - Number(a.dashed)).map((series) => lineOf(series, colors, hover));
  return [...lines, marksOf(content.series, colors)];
}

function lineOf(series: Series, colors: ChartColors, hover: string): Trace {
  const points = thin(series.points, mostPoints);
  return {
    type: 'scatter',
    // Without markers: Plotly makes an element of every one, seen or not, which tripled the cost of a drawing.
    mode: 'lines',
    name: nameOf(series),
    x: points.map((point) => point.x),
    y: points.map((point) => point.y),
    line: { color: colorOf(series, colors), width: series.dashed ? 1.25 : 2, dash: series.dashed ? '4px,4px' : 'solid' },
    opacity: series.dashed ? 0.65 : 1,
    hovertemplate: hover,
    cliponaxis: false,
  };
}

/**
 * The marked point of every line, and the only point of a line that has no second: it would not be seen at all. A line without
 * one has an empty place, so that the trace looks the same from drawing to drawing and only its points are new.
 */
function marksOf(all: readonly Series[], colors: ChartColors): Trace {
  const marks = all.map((series) => {
    const marked = series.points.length === 1 ? series.points[0] : series.points.find((point) => point.x === series.mark);
    return { x: marked?.x ?? null, y: marked?.y ?? null, color: colorOf(series, colors) };
  });
  return {
    type: 'scatter',
    mode: 'markers',
    name: 'marks',
    x: marks.map((mark) => mark.x),
    y: marks.map((mark) => mark.y),
    marker: {
      color: marks.map((mark) => mark.color),
      opacity: 1,
      size: 7,
      line: { color: colors.surface, width: 1.5 },
    },
    hoverinfo: 'skip',
    showlegend: false,
    cliponaxis: false,
  };
}

function colorOf(series: Series, colors: ChartColors): string {
  return colors.series[series.color - 1] ?? colors.text;
}

/**
 * @param size of the plot with its margins, in pixels
 * @param right space at the right for direct labels, in pixels
 */
export function layoutOf(content: ChartContent, colors: ChartColors, size: { width: number; height: number }, right: number): Layout {
  const ranges = rangesOf(content);
  const axis = {
    color: colors.quiet,
    gridcolor: colors.line,
    linecolor: colors.line,
    zeroline: false,
    automargin: false,
    // Anything else measures every label after each of them is placed: half of a drawing's cost.
    ticklabeloverflow: 'allow',
    tickangle: 0,
    tickfont: { size: 11, color: colors.quiet },
  };
  return {
    ...size,
    autosize: false,
    margin: { l: margin.left, r: right, t: margin.top, b: margin.bottom },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: colors.font, size: 12, color: colors.text },
    showlegend: false,
    hovermode: 'x unified',
    hoverlabel: {
      bgcolor: colors.surface,
      bordercolor: colors.line,
      font: { family: colors.font, size: 12, color: colors.text },
      namelength: -1,
    },
    dragmode: 'zoom',
    // Kept the same, so that a zoom by hand outlives the next figures; a range that is given takes its place.
    uirevision: content.xRange ? content.xRange.join() : 'chart',
    shapes: shapesOf(content, colors),
    xaxis: {
      ...axis,
      range: [...ranges.x],
      showgrid: false,
      ...xTicks(content, ranges.x, size.width - margin.left - right),
      showspikes: true,
      spikemode: 'across',
      spikethickness: 1,
      spikedash: 'solid',
      spikecolor: colors.line,
    },
    yaxis: {
      ...axis,
      range: [...ranges.y],
      nticks: 6,
      tickformat: isLong(ranges.y) ? '~s' : ',~r',
      ...(isLong(ranges.y) ? {} : { tickformatstops: evenTicks }),
      fixedrange: content.xRange !== undefined,
    },
  };
}

/** One number of decimals for all ticks of an axis, by how far they are apart: also after a zoom. Finer ones are written as they are. */
const evenTicks = [
  { dtickrange: [1, null], value: ',d' },
  ...[1, 2, 3, 4].map((decimals) => ({ dtickrange: [10 ** -decimals, 9 * 10 ** -decimals], value: `,.${decimals}f` })),
];

function xTicks(
  { xKind, xLabel, series }: Pick<ChartContent, 'xKind' | 'xLabel' | 'series'>,
  [from, to]: readonly [number, number],
  width: number,
): Readonly<Record<string, unknown>> {
  const unifiedhovertitle = { text: `${xLabel} %{x}` };
  switch (xKind) {
    case undefined:
      return { tickformat: ',d', ...(to - from < 12 ? { dtick: 1 } : { nticks: 8 }), unifiedhovertitle };
    case 'number':
      return { nticks: tickCount(width), unifiedhovertitle };
    case 'date':
      return {
        type: 'date',
        nticks: tickCount(width, isoLength(to - from)),
        tickformat: plotlyDates[isoLength(to - from)],
        unifiedhovertitle: { text: `%{x|%Y-%m-%d${areDays(series) ? '' : ' %H:%M'}}` },
      };
  }
}

/** As it is saved: with its title and legend, for it has to stand on its own. */
export function savedLayoutOf(content: ChartContent, colors: ChartColors, size: { width: number; height: number }): Layout {
  const { margin: around, ...layout } = { margin: {}, ...layoutOf(content, colors, size, margin.right) };
  return {
    ...layout,
    margin: { ...around, t: 44, b: 96 },
    xaxis: { ...layout.xaxis, title: { text: content.xLabel, font: { size: 11 }, standoff: 4 } },
    paper_bgcolor: colors.surface,
    title: { text: content.title, font: { size: 15 }, x: 0.02 },
    showlegend: true,
    legend: { orientation: 'h', y: -0.22, font: { size: 11 } },
  };
}
