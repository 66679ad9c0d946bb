import { harmless } from '../../../src-main/core/harmless';
import type { ChartContent } from './content';
import { allX, formatX, nameOf } from './content';
import { savedLayoutOf, tracesOf } from './figure';
import { loadPlotly } from './plotly';
import type { ChartColors } from './theme.svelte';

/** One row an x, one column a series; figures in full, empty where a series has none. */
export function csvOf(content: ChartContent): string {
  const head = [content.xLabel.toLowerCase(), ...content.series.map((series) => nameOf(series))].map(harmless);
  const columns = content.series.map((series) => new Map(series.points.map((point) => [point.x, point.y])));
  const rows = allX(content).map((x) => [
    content.xKind === 'date' ? formatX(content, x) : String(x),
    ...columns.map((column) => figureOf(column.get(x))),
  ]);
  return [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
}

/** Empty where a line is broken. */
function figureOf(y: number | undefined): string {
  return y === undefined || !Number.isFinite(y) ? '' : String(y);
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** @returns a PNG (at twice the size, for sharp prints) or SVG as a `data:` URL */
export async function imageOf(content: ChartContent, colors: ChartColors, format: 'png' | 'svg'): Promise<string> {
  const plotly = await loadPlotly();
  const size = { width: 960, height: 540 };
  const figure = { data: tracesOf(content, colors), layout: savedLayoutOf(content, colors, size) };
  return plotly.toImage(figure, { format, ...size, ...(format === 'png' ? { scale: 2 } : {}) });
}

/** Hands a file to the browser's own download, which asks where to put it. */
export function download(name: string, url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** `Loss` → `loss.csv`. */
export function fileNameOf(content: ChartContent, ending: string): string {
  const base = content.title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${base || 'chart'}.${ending}`;
}

export function saveCsv(content: ChartContent): void {
  const url = URL.createObjectURL(new Blob([csvOf(content)], { type: 'text/csv' }));
  download(fileNameOf(content, 'csv'), url);
  // The download has its own hold on the data by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
