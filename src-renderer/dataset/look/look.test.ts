// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../src-main/core/dataset/dataset';
import type { DatasetSeries } from '../../../src-main/core/dataset/series';
import { installFakeApi } from '../../api/fake';
import { seriesChart } from './charts';
import { firstChoice, groupColumns, groupValues } from './choices';
import { Latest } from '../../app/latest.svelte';
import { LookState } from './look.svelte';

const column = (name: string, type: 'number' | 'text' | 'date', distinct = 100, labels: readonly string[] = []) => ({
  name,
  type,
  integer: false,
  missing: 0,
  distinct,
  min: 0,
  median: 1,
  max: 2,
  histogram: labels.map((label) => ({ label, count: 10 })),
});

const prices = {
  id: 'dataset-1',
  name: 'prices.csv',
  rows: 400,
  columns: [
    column('day', 'date'),
    ...['open', 'high', 'low', 'close'].map((name) => column(name, 'number')),
    column('name', 'text', 2, ['AAL', 'DAL']),
    column('note', 'text', 400, ['a', 'b']),
  ],
} as unknown as DatasetSummary;

const series = (from: number, to: number): DatasetSeries => ({
  order: 'date',
  rows: 400,
  range: [from, to],
  buckets: 2,
  lines: [
    {
      column: 'open',
      group: null,
      rows: 4,
      points: [
        { x: from, y: 1 },
        { x: (from + to) / 2, y: null },
        { x: to, y: 3 },
      ],
    },
  ],
});

describe('what is drawn first', () => {
  it('goes by the date, and draws the first numbers', () => {
    const single = { ...prices, rows: 120 };
    expect(firstChoice(single)).toEqual({ order: 'day', columns: ['open', 'high', 'low'], group: null });
    // 400 rows on 100 days.
    expect(firstChoice(prices).group).toBe('name');
    expect(groupColumns(prices).map(({ name }) => name)).toEqual(['name']);
    expect(groupValues(prices, 'name')).toEqual(['AAL', 'DAL']);
  });

  it('goes by the variable of a formula', () => {
    const wave = {
      ...prices,
      columns: [column('t', 'number'), column('y', 'number')],
      formula: { variable: 't' },
    } as unknown as DatasetSummary;
    expect(firstChoice(wave)).toEqual({ order: 't', columns: ['y'], group: null });
  });
});

describe('a closer look', () => {
  it('is asked for again by its range, moves within the whole, and widens to all of it', async () => {
    const api = installFakeApi({ 'dataset.series': ({ from, to }) => series(from ?? 0, to ?? 1000) });
    const look = new LookState(prices);
    expect(look.groups).toEqual(['AAL', 'DAL']);
    look.group = null;
    look.followSeries();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
    expect(look.stretch).toEqual([0, 1000]);
    look.lookAt([-20, 1020]);
    expect(look.zoom).toBeNull();
    look.move(0.5, 0);
    expect(look.zoom).toEqual([250, 750]);
    look.followSeries();
    expect(api.calls.at(-1)?.input).toMatchObject({ from: 250, to: 750, order: 'day', columns: ['open', 'high', 'low'], group: null });
    look.move(1, 0.5);
    expect(look.zoom).toEqual([500, 1000]);
    look.move(1, 0.5);
    expect(look.zoom).toEqual([500, 1000]);
    look.move(2, 0);
    expect(look.zoom).toBeNull();
  });

  it('takes the order out of the lines, and stops at eight of them', () => {
    const look = new LookState(prices);
    look.setOrder('high');
    expect(look.columns).toEqual(['open', 'low']);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) look.toggle(name);
    expect(look.columns.length).toBe(8);
    look.toggle('open');
    expect(look.columns).not.toContain('open');
  });
});

describe('what is compared and remembered', () => {
  const wide = { ...prices, columns: Array.from({ length: 40 }, (_, index) => column(`x${index}`, 'number')) };

  it('is the first 24 columns of numbers, until others are taken in their place', () => {
    const look = new LookState(wide);
    expect(look.compared.length).toBe(24);
    look.compare('x39');
    expect(look.compared).not.toContain('x39');
    look.compare('x3');
    look.compare('x39');
    look.compare('x2');
    look.compare('x3');
    expect(look.compared).toEqual([...Array.from({ length: 24 }, (_, index) => `x${index}`).filter((name) => name !== 'x2'), 'x39']);
  });

  it('is the memory of the series that was chosen, and of the first one where it is none any more', () => {
    const api = installFakeApi({ 'dataset.autocorrelation': () => new Promise(() => undefined) });
    const look = new LookState(prices);
    expect(look.remembered).toBe('AAL');
    look.remembering = 'DAL';
    look.followAutocorrelation();
    expect(api.calls.at(-1)?.input).toMatchObject({ group: { column: 'name', value: 'DAL' } });
    look.group = null;
    look.followAutocorrelation();
    expect(api.calls.at(-1)?.input).toMatchObject({ group: null });
  });
});

describe('an answer', () => {
  it('that comes late is let go', async () => {
    const latest = new Latest<string>();
    let answer: (text: string) => void = () => undefined;
    const slow = latest.ask(() => new Promise((resolve) => (answer = resolve)));
    const quick = latest.ask(() => Promise.resolve('second'));
    answer('first');
    await Promise.all([slow, quick]);
    expect(latest.value).toBe('second');
  });
});

describe('a chart of lines', () => {
  it('keeps the range that is looked at, breaks where values are missing, and says how it was thinned', () => {
    const content = seriesChart({ series: series(0, 1000), order: 'day', zoom: [0, 1000], colorOf: () => 2 }, null, 'Lines');
    expect(content).toMatchObject({
      xKind: 'date',
      xRange: [0, 1000],
      xLabel: 'day',
      note: '400 rows: lowest and highest of 2 stretches',
    });
    expect(content.series[0]?.points.map(({ y }) => y)).toEqual([1, NaN, 3]);
  });
});
