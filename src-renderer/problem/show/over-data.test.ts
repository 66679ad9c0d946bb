import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../src-main/core/dataset/dataset';
import type { DatasetSeries } from '../../../src-main/core/dataset/series';
import { problemSpecSchema, type ProblemSpecInput } from '../../../src-main/core/problem/problem';
import { chartBands, drawnColumn, drawnSeries, placeOf, splitChart } from './over-data';

const spec = (change: Partial<ProblemSpecInput>) => problemSpecSchema.parse({ task: 'number', shape: 'windows', ...change });
const prices = {
  columns: [
    { name: 'date', type: 'date', histogram: [] },
    { name: 'high', type: 'number', histogram: [] },
    {
      name: 'name',
      type: 'text',
      histogram: [
        { label: 'AAL', count: 926 },
        { label: 'DAL', count: 1000 },
      ],
    },
  ],
} as unknown as DatasetSummary;
const day = (date: string) => Date.parse(date);

describe('what is drawn under the parts', () => {
  it('is the target, or an input where the target is no number', () => {
    expect(drawnColumn(spec({ targets: ['high'], windows: { inputs: ['low'] } }), prices.columns)).toBe('high');
    expect(drawnColumn(spec({ targets: ['name'], windows: { inputs: ['high'] } }), prices.columns)).toBe('high');
    expect(drawnColumn(spec({ targets: ['name'] }), prices.columns)).toBeNull();
  });

  it('is the series that the filter leaves, or the longest', () => {
    const filter = [{ column: 'name', is: '=' as const, value: 'AAL' }];
    expect(drawnSeries(spec({ filter, series: 'name' }), prices)).toEqual({ column: 'name', value: 'AAL' });
    expect(drawnSeries(spec({ series: 'name' }), prices)).toEqual({ column: 'name', value: 'DAL' });
    expect(drawnSeries(spec({}), prices)).toBeNull();
  });
});

describe('a place on the axis', () => {
  it('is a number, or the moment of a date in UTC', () => {
    expect([placeOf(7), placeOf('2000-01-01'), placeOf('2000-01-01 12:00:00'), placeOf('1.5')]).toEqual([
      7,
      day('2000-01-01'),
      Date.UTC(2000, 0, 1, 12),
      1.5,
    ]);
    expect(placeOf('no date')).toBeNull();
  });
});

describe('parts as bands', () => {
  it('meet in the middle between two rows', () => {
    const bands = chartBands([
      { part: 'train', from: 1, to: 10 },
      { part: 'test', from: 11, to: 20 },
    ]);
    expect(bands.map(({ from, to, label }) => [from, to, label])).toEqual([
      [1, 10.5, 'train'],
      [10.5, 20, 'test'],
    ]);
  });

  it('lie under the line, with the window that is looked at', () => {
    const series: DatasetSeries = {
      order: 'date',
      rows: 3,
      range: [day('2000-01-01'), day('2000-01-03')],
      buckets: null,
      lines: [{ column: 'high', group: null, rows: 1, points: [{ x: day('2000-01-01'), y: null }] }],
    };
    const chart = splitChart({
      series,
      column: 'high',
      seriesName: 'AAL',
      order: 'date',
      bands: [{ part: 'train', from: '2000-01-01', to: '2000-01-03' }],
      window: { inputs: ['2000-01-01', '2000-01-02'], targets: ['2000-01-03'] },
      zoom: null,
    });
    expect(chart.bands?.map(({ from, to, strong }) => [from, to, strong])).toEqual([
      [day('2000-01-01'), day('2000-01-03'), false],
      [day('2000-01-01'), day('2000-01-02'), true],
      [day('2000-01-03'), day('2000-01-03'), true],
    ]);
    expect(chart).toMatchObject({ title: 'high of AAL in its parts', xKind: 'date', xLabel: 'date', note: 'every one of 3 rows' });
  });
});
