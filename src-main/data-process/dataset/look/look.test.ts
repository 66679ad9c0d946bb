import { describe, expect, it } from 'vitest';
import type { Client } from '../../../contract/rpc';
import type { DatasetId } from '../../../core/ids';
import { randomStream } from '../../../core/problem/random';
import { fileWith, importFile, openedClient, refusal } from '../../testing/data-client';

interface Row {
  readonly day: number;
  readonly a: number | null;
  readonly b: number;
  readonly shop: string;
}

const count = 5000;
const random = randomStream(4);
/** Days apart unevenly, a gap in the values, one peak. */
const table: readonly Row[] = Array.from({ length: count }, (_, index) => ({
  day: index * 2 + (index > 3000 ? 700 : 0),
  a: index >= 1000 && index < 1200 ? null : index === 2222 ? 99 : Math.sin(index / 40) + random.below(1000) / 1000,
  b: random.below(10_000) / 100,
  shop: ['north', 'south'][index % 2] ?? '',
}));
const csv = `day,date,a,b,twice,shop\n${table.map(({ day, a, b, shop }) => `${day},${dateOf(day)},${a ?? ''},${b},${2 * b + 1},${shop}`).join('\n')}\n`;

function dateOf(day: number): string {
  return new Date(Date.UTC(1990, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
}

async function imported(): Promise<{ client: Client; datasetId: DatasetId }> {
  const { client } = await openedClient();
  return { client, datasetId: (await importFile(client, fileWith(csv))).id };
}

const everything = { from: null, to: null, group: null } as const;

describe('lines that are thinned', () => {
  it('keep the lowest and the highest value of every bucket, counted by hand', async () => {
    const { client, datasetId } = await imported();
    const buckets = 37;
    const { lines, rows, ...rest } = await client.invoke('dataset.series', {
      ...everything,
      datasetId,
      order: 'day',
      columns: ['a', 'b'],
      buckets,
    });
    expect([rows, rest.buckets, rest.order]).toEqual([count, buckets, 'number']);
    const last = table.at(-1)?.day ?? 0;
    for (const [name, line] of [
      ['a', lines[0]],
      ['b', lines[1]],
    ] as const) {
      const expected = Array.from({ length: buckets }, (_, bucket) => {
        const values = table
          .filter(({ day }) => Math.min(buckets - 1, Math.floor(day / (last / buckets))) === bucket)
          .flatMap((row) => row[name] ?? []);
        return values.length === 0 ? [] : [Math.min(...values), Math.max(...values)];
      });
      const found = expected.map((_, bucket) => {
        const within = (line?.points ?? []).filter(({ x }) => Math.min(buckets - 1, Math.floor(x / (last / buckets))) === bucket);
        const values = within.flatMap(({ y }) => y ?? []);
        return values.length === 0 ? [] : [Math.min(...values), Math.max(...values)];
      });
      expect(found).toEqual(expected);
    }
  });

  it('are made of true points of the table, in order, the peak among them, and count what they stand for', async () => {
    const { client, datasetId } = await imported();
    const { lines } = await client.invoke('dataset.series', { ...everything, datasetId, order: 'day', columns: ['a'], buckets: 50 });
    const [line] = lines;
    const known = new Map(table.map(({ day, a }) => [day, a]));
    const points = line?.points ?? [];
    for (const { x, y } of points) expect(known.get(x)).toBe(y);
    expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((one, other) => one - other));
    expect(points.some(({ y }) => y === 99)).toBe(true);
    expect(line?.rows).toBe(count - 200);
  });

  it('break where values are missing, and not where there are no rows', async () => {
    const { client, datasetId } = await imported();
    const { lines } = await client.invoke('dataset.series', { ...everything, datasetId, order: 'day', columns: ['a'], buckets: 500 });
    const breaks = lines[0]?.points.filter(({ y }) => y === null).map(({ x }) => x) ?? [];
    expect(breaks.length).toBeGreaterThan(10);
    expect(breaks.every((x) => x >= 2000 && x < 2400)).toBe(true);
  });
});

describe('lines that are looked at closely', () => {
  it('show every row of a range that is short enough', async () => {
    const { client, datasetId } = await imported();
    const close = { datasetId, order: 'day', columns: ['a'], from: 4400, to: 4460, buckets: 100, group: null };
    const { lines, rows, buckets } = await client.invoke('dataset.series', close);
    expect([rows, buckets]).toEqual([31, null]);
    expect(lines[0]?.points).toEqual(table.filter(({ day }) => day >= 4400 && day <= 4460).map(({ day, a }) => ({ x: day, y: a })));
  });

  it('go by dates in milliseconds, and by the order of the rows', async () => {
    const { client, datasetId } = await imported();
    const byDate = await client.invoke('dataset.series', {
      ...everything,
      datasetId,
      order: 'date',
      columns: ['b'],
      buckets: 2000,
      from: Date.UTC(1990, 0, 3),
      to: Date.UTC(1990, 0, 5),
    });
    expect([byDate.order, byDate.lines[0]?.points]).toEqual([
      'date',
      [1, 2].map((row) => ({ x: Date.UTC(1990, 0, 1 + 2 * row), y: table[row]?.b })),
    ]);
    const byRow = await client.invoke('dataset.series', {
      datasetId,
      order: null,
      columns: ['b'],
      from: 10,
      to: 11,
      buckets: 9,
      group: null,
    });
    expect(byRow.lines[0]?.points).toEqual([9, 10].map((row) => ({ x: row + 1, y: table[row]?.b })));
  });

  it('are told apart by a series column', async () => {
    const { client, datasetId } = await imported();
    const group = { column: 'shop', values: ['south', 'north', 'nowhere'] };
    const { lines } = await client.invoke('dataset.series', {
      datasetId,
      order: 'day',
      columns: ['b'],
      from: 0,
      to: 100,
      buckets: 60,
      group,
    });
    expect(lines.map(({ column, group: name }) => [column, name])).toEqual(group.values.map((name) => ['b', name]));
    for (const line of lines) {
      const own = table.filter(({ day, shop }) => day <= 100 && shop === line.group);
      expect(line.points).toEqual(own.map(({ day, b }) => ({ x: day, y: b })));
    }
  });

  it('are refused over texts and for columns that are not there', async () => {
    const { client, datasetId } = await imported();
    const ask = (order: string, column: string) =>
      client.invoke('dataset.series', { ...everything, datasetId, order, columns: [column], buckets: 9 });
    expect((await refusal(ask('shop', 'a'))).message).toMatch(/over “shop”, which holds texts/);
    expect((await refusal(ask('day', 'shop'))).message).toMatch(/“shop” holds no numbers/);
    expect((await refusal(ask('day', 'x"; DROP TABLE y'))).message).toMatch(/no column/);
  });
});

describe('correlations', () => {
  it('are Pearson’s over the rows that both columns have', async () => {
    const { client, datasetId } = await imported();
    const names = ['a', 'b', 'twice', 'day'] as const;
    const { r, rows } = await client.invoke('dataset.correlations', { datasetId, columns: [...names] });
    const valueOf = (row: Row, name: (typeof names)[number]): number | null => (name === 'twice' ? 2 * row.b + 1 : row[name]);
    for (const [i, one] of names.entries()) {
      for (const [j, other] of names.entries()) {
        const pairs = table
          .map((row) => [valueOf(row, one), valueOf(row, other)] as const)
          .filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
        expect(rows[i]?.[j]).toBe(pairs.length);
        expect(r[i]?.[j]).toBeCloseTo(pearson(pairs), 10);
      }
    }
    expect(r[1]?.[2]).toBeCloseTo(1, 12);
  });

  it('are not there for a column that does not vary', async () => {
    const { client } = await openedClient();
    const { id } = await importFile(client, fileWith('a,b,c\n1,5,\n2,5,\n3,5,\n'));
    const { r, rows } = await client.invoke('dataset.correlations', { datasetId: id, columns: ['a', 'b'] });
    expect([r, rows]).toEqual([
      [
        [1, null],
        [null, 1],
      ],
      [
        [3, 3],
        [3, 3],
      ],
    ]);
  });
});

describe('the autocorrelation of a column', () => {
  it('goes by an order, over all rows, and within one series', async () => {
    const { client } = await openedClient();
    const shuffledDays = Array.from({ length: 3000 }, (_, index) => (index * 7) % 3000);
    const { id } = await importFile(
      client,
      fileWith(`day,v,s\n${shuffledDays.map((day) => `${day},${Math.sin((2 * Math.PI * day) / 25)},${day % 2}`).join('\n')}\n`),
    );
    const ask = (order: string | null, group: { column: string; value: string } | null = null) =>
      client.invoke('dataset.autocorrelation', { datasetId: id, column: 'v', order, lags: 25, group });
    const byDay = await ask('day');
    expect([byDay.rows, byDay.r.length]).toEqual([3000, 26]);
    expect(byDay.band).toBeCloseTo(1.96 / Math.sqrt(3000), 4);
    const values = Array.from({ length: 3000 }, (_, day) => Math.sin((2 * Math.PI * day) / 25));
    for (const [lag, r] of byDay.r.entries()) expect(r, `lag ${lag}`).toBeCloseTo(numberAt(values, lag) / numberAt(values, 0), 9);
    const byRow = await ask(null);
    const inFile = shuffledDays.map((day) => values[day] ?? 0);
    for (const [lag, r] of byRow.r.entries()) expect(r, `lag ${lag}`).toBeCloseTo(numberAt(inFile, lag) / numberAt(inFile, 0), 9);
    const odd = values.filter((_, day) => day % 2 === 1);
    const within = await ask('day', { column: 's', value: '1' });
    expect(within.rows).toBe(1500);
    for (const [lag, r] of within.r.entries()) expect(r, `lag ${lag}`).toBeCloseTo(numberAt(odd, lag) / numberAt(odd, 0), 9);
  });
});

function numberAt(values: readonly number[], lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.slice(lag).reduce((sum, value, index) => sum + (value - mean) * ((values[index] ?? 0) - mean), 0);
}

function pearson(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  const sum = (of: (pair: readonly [number, number]) => number): number => pairs.reduce((total, pair) => total + of(pair), 0);
  return sum(([x, y]) => (x - a) * (y - b)) / Math.sqrt(sum(([x]) => (x - a) ** 2) * sum(([, y]) => (y - b) ** 2));
}
