import type { ChartContent } from './content';
import type { ChartColors } from './theme.svelte';

export function bandOpacity(strong: boolean): number {
  return strong ? 0.45 : 0.1;
}

/** Bands as Plotly's shapes, below the lines; one that stands out has an outline too, so that it is seen however short it is. */
export function shapesOf({ bands = [] }: ChartContent, colors: ChartColors): readonly Readonly<Record<string, unknown>>[] {
  return bands.map(({ from, to, color, strong, label }) => ({
    type: 'rect',
    xref: 'x',
    yref: 'paper',
    x0: from,
    x1: to,
    y0: 0,
    y1: 1,
    layer: 'below',
    fillcolor: colors.series[color - 1] ?? colors.text,
    opacity: bandOpacity(strong),
    line: { width: strong ? 1.5 : 0, color: colors.series[color - 1] ?? colors.text },
    ...(label === '' ? {} : { name: label }),
  }));
}
