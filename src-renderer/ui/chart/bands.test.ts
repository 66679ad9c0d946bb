import { expect, it } from 'vitest';
import { shapesOf } from './bands';
import type { ChartContent } from './content';
import { liveDrawing } from './live-drawing';
import type { ChartColors } from './theme.svelte';

const colors = { text: 'black', series: ['blue', 'orange'] } as unknown as ChartColors;
const content: ChartContent = {
  title: 'Split',
  note: '',
  xLabel: 'day',
  xKind: 'number',
  xRange: [0, 100],
  yLabel: '',
  series: [{ id: 'y', group: 'y', part: '', color: 1, dashed: false, points: [{ x: 0, y: 1 }], mark: null }],
  bands: [
    { from: 0, to: 70, color: 1, label: 'train', strong: false },
    { from: 90, to: 90.01, color: 2, label: '', strong: true },
  ],
  yAtLeast: null,
  xAtLeast: 0,
  live: false,
  format: String,
};

it('draws stretches of the x axis below the lines, from top to bottom', () => {
  const [train, window] = shapesOf(content, colors);
  expect(train).toMatchObject({ x0: 0, x1: 70, y0: 0, y1: 1, yref: 'paper', layer: 'below', fillcolor: 'blue' });
  expect(window).toMatchObject({ fillcolor: 'orange', line: { width: 1.5 } });
});

it('shows what stands out though it is narrower than a pixel, and no band where there is none', () => {
  const { bands } = liveDrawing(content, { width: 500, height: 200, right: 16 });
  expect(bands.map(({ width }) => Math.round(width))).toEqual([302, 2]);
  expect(liveDrawing({ ...content, bands: undefined }, { width: 500, height: 200, right: 16 }).bands).toEqual([]);
});
