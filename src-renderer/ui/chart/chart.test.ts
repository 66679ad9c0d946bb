import { describe, expect, it } from 'vitest';
import { type ChartContent, formatX, groupsOf, type Series, summarise } from './content';
import { csvOf } from './export';
import { placeLabels } from './labels';
import { isoLength, rangesOf, thin, tickDecimals } from './range';

function series(group: string, part: string, ys: readonly number[]): Series {
  const points = ys.map((y, index) => ({ x: index + 1, y }));
  return { id: `${group}.${part}`, group, part, color: 1, dashed: part === 'train', points, mark: null };
}

function content(lines: readonly Series[], yAtLeast: ChartContent['yAtLeast'] = null): ChartContent {
  return {
    title: 'Loss',
    note: '',
    xLabel: 'Epoch',
    yLabel: 'Loss',
    series: lines,
    yAtLeast,
    xAtLeast: 1,
    live: false,
    format: (value) => value.toFixed(2),
  };
}

describe('the axes', () => {
  it('hold every point', () => {
    const { x, y } = rangesOf(content([series('GRU', 'train', [0.7, 0.5, 1.3])]));
    expect(x[0]).toBeLessThan(1);
    expect(x[1]).toBeGreaterThan(3);
    expect(y[0]).toBeLessThanOrEqual(0.5);
    expect(y[1]).toBeGreaterThanOrEqual(1.3);
  });

  it('are the range that is given, and narrow ones of numbers and dates are told apart', () => {
    const narrow: ChartContent = { ...content([series('GRU', 'train', [1, 2])]), xKind: 'number', xRange: [0.2, 0.4] };
    expect(rangesOf(narrow).x).toEqual([0.2, 0.4]);
    const days = {
      ...narrow,
      xKind: 'date' as const,
      series: [{ ...series('GRU', 'train', []), points: [{ x: Date.UTC(1990, 0, 31), y: 1 }] }],
    };
    expect([formatX(narrow, 0.1 + 0.2), formatX(days, Date.UTC(1990, 0, 31)), formatX(content([]), 1200)]).toEqual([
      '0.3',
      '1990-01-31',
      '1,200',
    ]);
    expect([3, 100, 1000, 10_000].map((count) => isoLength(count * 86_400_000))).toEqual([16, 10, 7, 4]);
  });

  it('break a line where a value is missing, in words and in the file', () => {
    const broken = content([series('GRU', 'train', [1, Number.NaN])]);
    expect(csvOf(broken)).toBe('epoch,"GRU, train"\r\n1,1\r\n2,\r\n');
    expect(summarise(broken)).toContain('GRU train: 1.00 at 1');
  });

  it('keep the range that was asked for, and grow past it when the figures do', () => {
    expect(rangesOf(content([series('GRU', 'train', [0.5])], [0, 1])).y).toEqual([0, 1]);
    expect(rangesOf(content([series('GRU', 'train', [2.3])], [0, 1])).y).toEqual([0, 2.5]);
  });

  it('stand without figures, with one figure, and with a figure that is not finite', () => {
    expect(rangesOf(content([])).y).toEqual([0, 1]);
    const [low, high] = rangesOf(content([series('GRU', 'train', [5])])).y;
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
    expect(rangesOf(content([series('GRU', 'train', [Number.NaN, 0.5, Infinity])], [0, 1])).y).toEqual([0, 1]);
  });
});

it('ticks of an axis have one number of decimals', () => {
  expect([[0, 1] as const, [0.75, 0.9] as const, [4, 9] as const, [0, 0.004] as const].map(tickDecimals)).toEqual([1, 2, 0, 3]);
});

describe('thinning', () => {
  const long = Array.from({ length: 10_000 }, (_, index) => ({ x: index, y: index === 4321 ? 9 : Math.sin(index / 50) }));

  it('keeps both ends and the peak', () => {
    const kept = thin(long, 200);
    expect(kept.length).toBeLessThanOrEqual(204);
    expect(kept[0]).toBe(long[0]);
    expect(kept.at(-1)).toBe(long.at(-1));
    expect(kept.some((point) => point.y === 9)).toBe(true);
  });

  it('keeps the order', () => {
    const xs = thin(long, 200).map((point) => point.x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  it('leaves a short line alone', () => {
    expect(thin(long.slice(0, 50), 200)).toHaveLength(50);
  });
});

describe('labels at the ends of lines', () => {
  it('stand where their lines end when there is room', () => {
    expect(
      placeLabels(
        [
          { name: 'a', top: 20 },
          { name: 'b', top: 80 },
        ],
        15,
        100,
      ).map((label) => label.top),
    ).toEqual([20, 80]);
  });

  it('are moved apart, and stay within the height', () => {
    const tops = placeLabels(
      [98, 97, 99, 10].map((top, index) => ({ name: String(index), top })),
      15,
      100,
    ).map((label) => label.top);
    for (const [index, top] of tops.entries()) {
      expect(top).toBeLessThanOrEqual(92.5);
      if (index > 0) expect(top - (tops[index - 1] ?? 0)).toBeGreaterThanOrEqual(15);
    }
  });
});

describe('as text', () => {
  const chart = content([series('GRU, large', 'train', [0.5, 0.25]), series('GRU, large', 'validation', [0.6])]);

  it('says the last figure of every line', () => {
    expect(summarise(chart)).toBe('Loss by epoch. GRU, large train: 0.25 at 2; GRU, large validation: 0.60 at 1.');
  });

  it('gives figures in full, quotes what holds a comma, and leaves out what is not there', () => {
    expect(csvOf(chart)).toBe('epoch,"GRU, large, train","GRU, large, validation"\r\n1,0.5,0.6\r\n2,0.25,\r\n');
  });

  it('gives a head that a spreadsheet would run an apostrophe', () => {
    expect(csvOf({ ...chart, xLabel: '=cmd()' }).split(',')[0]).toBe("'=cmd()");
  });

  it('names each group once', () => {
    expect(groupsOf(chart)).toEqual([{ name: 'GRU, large', color: 1 }]);
  });
});
