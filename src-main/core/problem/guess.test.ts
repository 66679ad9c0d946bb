import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../dataset/dataset';
import { guessImage, squareOf } from './guess-image';
import { guessOrder, guessWindows } from './guess-windows';

const column = (name: string, change: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  integer: true,
  missing: 0,
  distinct: 40,
  min: 0,
  median: 1,
  max: 200,
  histogram: [],
  ...change,
});
const buckets = (...counts: readonly number[]) => ({ histogram: counts.map((count, index) => ({ label: String(index), count })) });

describe('a table that looks like a series', () => {
  it('goes by its date, and predicts what is called a price or comes first', () => {
    const prices = [column('date', { type: 'date', distinct: 900 }), ...['open', 'high', 'low', 'close'].map((name) => column(name))];
    expect(guessWindows({ columns: prices, rows: 900 })).toEqual({ order: 'date', series: null, target: 'close' });
    const spots = [column('year'), column('month'), column('day'), column('sunspots'), column('date', { type: 'date', distinct: 900 })];
    expect(guessWindows({ columns: spots, rows: 900 })).toEqual({ order: 'date', series: null, target: 'sunspots' });
  });

  it('has several series where many rows share a date', () => {
    const prices = [column('date', { type: 'date', distinct: 900 }), column('close'), column('name', { type: 'text', distinct: 20 })];
    expect(guessWindows({ columns: prices, rows: 18_000 })?.series).toBe('name');
    expect(guessWindows({ columns: prices, rows: 900 })?.series).toBeNull();
  });

  it('goes by a number only where it goes up evenly', () => {
    const even = column('t', { distinct: 300, ...buckets(12, 13, 12, 13) });
    const wave = [even, column('y')];
    expect(guessWindows({ columns: wave, rows: 300 })).toEqual({ order: 't', series: null, target: 'y' });
    const uneven = column('t', { distinct: 300, ...buckets(1, 150, 149) });
    expect(guessOrder({ columns: [uneven, column('y')], rows: 300 })).toBeNull();
    expect(guessOrder({ columns: [column('y'), { ...even, name: 'height' }], rows: 300 })).toBeNull();
  });

  it('is no series with a few rows, nor without numbers', () => {
    const columns = [column('date', { type: 'date', distinct: 20 }), column('y')];
    expect(guessWindows({ columns, rows: 20 })).toBeNull();
    expect(guessWindows({ columns: columns.slice(0, 1), rows: 900 })).toBeNull();
  });
});

describe('a table that looks like pictures', () => {
  const pixels = (count: number, change: Partial<ColumnProfile> = {}) =>
    Array.from({ length: count }, (_, index) => column(`p${index}`, { max: 255, ...change }));

  it('has as many columns of shades as a square has pixels', () => {
    expect(guessImage([...pixels(784), column('digit', { max: 9 })])).toMatchObject({
      image: { height: 28, width: 28, channels: 1 },
      label: 'digit',
      bytes: true,
    });
    expect(guessImage([column('digit'), ...pixels(64, { max: 1 })])).toMatchObject({ image: { height: 8, width: 8 }, bytes: false });
    expect(squareOf(3072)).toEqual({ height: 32, width: 32, channels: 3 });
    expect(guessImage([...pixels(783), column('digit')])).toBeNull();
  });

  it('finds pixels named by row and column', () => {
    const named = Array.from({ length: 64 }, (_, index) => column(`${Math.floor(index / 8) + 1}x${(index % 8) + 1}`, { max: 16 }));
    expect(guessImage([column('label', { max: 9 }), ...named])).toMatchObject({ image: { height: 8, width: 8 }, label: 'label' });
  });

  it('does not take scores for pixels', () => {
    const scores = Array.from({ length: 64 }, (_, index) => column(`M${index}`, { min: -20, max: 20 }));
    expect(guessImage([...scores, column('W')])).toBeNull();
    expect(guessImage([...scores.map((each) => ({ ...each, min: 3 })), column('W')])).toBeNull();
  });
});
