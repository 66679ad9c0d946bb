import { describe, expect, it } from 'vitest';
import type { ChartContent, Series } from './content';
import { margin } from './figure';
import { liveDrawing } from './live-drawing';

const box = { width: 400, height: 200, right: 100 };

function series(part: 'train' | 'validation', ys: readonly number[], mark: number | null = null): Series {
  const points = ys.map((y, index) => ({ x: index + 1, y }));
  return { id: part, group: 'GRU', part, color: 2, dashed: part === 'train', points, mark };
}

function content(lines: readonly Series[]): ChartContent {
  const words = { title: 'Loss', note: '', xLabel: 'Epoch', yLabel: 'Loss' };
  return { ...words, series: lines, yAtLeast: [0, 1], xAtLeast: 20, live: true, format: String };
}

/** Every point of a path. */
function pointsOf(path: string): readonly (readonly [left: number, top: number])[] {
  return [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, left, top]) => [Number(left), Number(top)]);
}

describe('a chart that still grows', () => {
  it('puts a line through its points, on the axes it draws', () => {
    const { lines, y } = liveDrawing(content([series('validation', [0, 0.5, 1])]), box);
    const tops = pointsOf(lines[0]!.path).map(([, top]) => top);
    expect(tops).toEqual([box.height - margin.bottom, margin.top + (box.height - margin.top - margin.bottom) / 2, margin.top]);
    expect(y.map(({ text }) => text)).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(y[0]!.at).toBeCloseTo(box.height - margin.bottom);
    expect(y.at(-1)!.at).toBeCloseTo(margin.top);
  });

  it('draws values so small or so close that no decimals tell them apart', () => {
    for (const values of [
      [1e-30, 3e-30],
      [0, 0],
      [1e-45, 3e-45],
      [1, 1 + 2 ** -23],
      [-3e38, 3e38],
    ]) {
      const { y } = liveDrawing({ ...content([series('validation', values)]), yAtLeast: null }, box);
      for (const { text } of y) expect(text).toMatch(/^-?[\d,.]+[KMBT]*$/);
    }
  });

  it('names whole epochs alone, inside the plot', () => {
    const { x } = liveDrawing(content([series('train', [0.5, 0.4])]), box);
    expect(x.map(({ text }) => text)).toEqual(['2', '4', '6', '8', '10', '12', '14', '16', '18', '20']);
    for (const { at } of x) {
      expect(at).toBeGreaterThan(margin.left);
      expect(at).toBeLessThan(box.width - box.right);
    }
  });

  it('breaks a line where a figure is not a number', () => {
    const { lines } = liveDrawing(content([series('train', [0.5, Number.NaN, 0.25, 0.2])]), box);
    expect(lines[0]!.path.match(/M/g)).toHaveLength(2);
    expect(pointsOf(lines[0]!.path)).toHaveLength(3);
  });

  it('draws validation over train, and marks the best epoch and a single point', () => {
    const { lines } = liveDrawing(content([series('validation', [0.5, 0.4, 0.6], 2), series('train', [0.7])]), box);
    expect(lines.map(({ id }) => id)).toEqual(['train', 'validation']);
    expect(lines[0]!.mark).not.toBeNull();
    const [, second] = pointsOf(lines[1]!.path);
    expect(lines[1]!.mark!.left).toBeCloseTo(second![0], 1);
    expect(lines[1]!.mark!.top).toBeCloseTo(second![1], 1);
  });
});
