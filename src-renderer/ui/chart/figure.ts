import type { Config, Layout, Trace } from 'plotly.js-basic-dist';
import type { ChartContent, Series } from './content';
import { rangesOf, thin } from './range';
import type { ChartColors } from './theme.svelte';

/** Space around the plot, in pixels; fixed, so that Plotly need not measure its labels. */
export const margin = { left: 52, right: 16, top: 8, bottom: 34 } as const;

/** More points than that a line are not seen. */
const mostPoints = 800;

export const plotConfig: Config = { displayModeBar: false, doubleClick: 'reset', scrollZoom: false, showTips: false };

/** Lines in their fixed colours; trains before validations, so that solid lies over dashed. */
export function tracesOf(content: ChartContent, colors: ChartColors): readonly Trace[] {
  return content.series.toSorted((a, b) => Number(b.dashed) - Number(a.dashed)).map((series) => traceOf(series, colors));
}

function traceOf(series: Series, colors: ChartColors): Trace {
  const points = thin(series.points, mostPoints);
  const color = colors.series[series.color - 1] ?? colors.text;
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name: `${series.group}, ${series.part}`,
    x: points.map((point) => point.x),
    y: points.map((point) => point.y),
    line: { color, width: series.dashed ? 1.25 : 2, dash: series.dashed ? '4px,4px' : 'solid' },
    marker: {
      color,
      opacity: 1,
      // A line of one point would not be seen at all.
      size: points.map((point) => (point.x === series.mark ? 8 : points.length === 1 ? 6 : 0)),
      line: { color: colors.surface, width: 1.5 },
    },
    opacity: series.dashed ? 0.65 : 1,
    hovertemplate: '%{y:.4f}',
    cliponaxis: false,
  };
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
    // Kept the same, so that a zoom by hand outlives the next figures.
    uirevision: 'chart',
    xaxis: {
      ...axis,
      range: [...ranges.x],
      showgrid: false,
      title: { text: content.xLabel, font: { size: 11, color: colors.quiet }, standoff: 4 },
      tickformat: ',d',
      ...(ranges.x[1] - ranges.x[0] < 12 ? { dtick: 1 } : { nticks: 8 }),
      unifiedhovertitle: { text: `${content.xLabel} %{x}` },
      showspikes: true,
      spikemode: 'across',
      spikethickness: 1,
      spikedash: 'solid',
      spikecolor: colors.line,
    },
    yaxis: { ...axis, range: [...ranges.y], nticks: 6, tickformat: ',~r' },
  };
}

/** As it is saved: with its title and legend, for it has to stand on its own. */
export function savedLayoutOf(content: ChartContent, colors: ChartColors, size: { width: number; height: number }): Layout {
  const { margin: around, ...layout } = { margin: {}, ...layoutOf(content, colors, size, margin.right) };
  return {
    ...layout,
    margin: { ...around, t: 44, b: 96 },
    paper_bgcolor: colors.surface,
    title: { text: content.title, font: { size: 15 }, x: 0.02 },
    showlegend: true,
    legend: { orientation: 'h', y: -0.22, font: { size: 11 } },
  };
}
