import { beforeEach, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { comparisons, type Condition } from '../../core/problem/condition';
import { problemSpecSchema } from '../../core/problem/problem';
import { randomStream } from '../../core/problem/random';
import { fileWith, importFile, openedClient } from '../testing/data-client';

type Value = string | number | boolean | null;
interface Row {
  readonly number: number | null;
  readonly day: string | null;
  readonly moment: string | null;
  readonly text: string | null;
  readonly yes: boolean | null;
}

const texts = ['a', 'B', 'ab', 'é', 'z', '10', '9'];
const random = randomStream(20);
const rows = Array.from({ length: 120 }, (_, row): Row => {
  const gap = <Kind>(value: Kind): Kind | null => (random.below(6) === 0 ? null : value);
  const day = new Date(Date.UTC(2020, 0, 1 + random.below(60))).toISOString().slice(0, 10);
  return {
    number: gap((random.below(21) - 10) / 2),
    day: gap(day),
    moment: gap(`${day} ${String(row % 24).padStart(2, '0')}:30:00`),
    text: gap(texts[random.below(texts.length)] ?? ''),
    yes: gap(random.below(2) === 0),
  };
});
const written: Record<keyof Row, readonly string[]> = {
  number: ['0', '-2.5', ' 3 ', '1e0', '7.25'],
  day: ['2020-01-15', '2020-02', '2020', '2020-01-31 12:00'],
  moment: ['2020-01-15', '2020-01-20T07:30', '2020-02-01 05:30:00'],
  text: ['a', 'b', '10', 'é', ''],
  yes: ['true', 'False'],
};

let client: Client;
let dataset: DatasetSummary;
beforeEach(async () => {
  ({ client } = await openedClient());
  const cell = (value: Value): string => (value === null ? '' : String(value));
  const lines = rows.map((row, at) => [row.number, row.day, row.moment, row.text, row.yes, at].map(cell).join(','));
  dataset = await importFile(client, fileWith(`number,day,moment,text,yes,at\n${lines.join('\n')}\n`), {
    columns: [{ column: 4, type: 'boolean' }],
  });
});

/** What a condition means, told once more: numbers as numbers, dates as moments, the rest by code points; what is missing meets only “missing” and “≠”. */
function meets(row: Row, { column, is, value }: Condition): boolean {
  const found = row[column as keyof Row];
  if (is === 'missing') return found === null;
  if (is === 'present') return found !== null;
  if (found === null) return is === '≠';
  const [left, right] = sides(column as keyof Row, found, value);
  switch (is) {
    case '=':
      return left === right;
    case '≠':
      return left !== right;
    case '<':
      return left < right;
    case '≤':
      return left <= right;
    case '>':
      return left > right;
    case '≥':
      return left >= right;
  }
}

function sides(column: keyof Row, found: Exclude<Value, null>, value: string): readonly [number | string, number | string] {
  switch (column) {
    case 'number':
      return [Number(found), Number(value)];
    case 'day':
    case 'moment': {
      const [day = '', time = '00:00'] = value.split(/[ T]/);
      const [year, month = 1, date = 1] = day.split('-').map(Number);
      return [
        Date.parse(`${String(found).replace(' ', 'T')}Z`.replace(/^(\d+-\d+-\d+)Z$/, '$1')),
        Date.parse(`${new Date(Date.UTC(year ?? 0, month - 1, date)).toISOString().slice(0, 10)}T${time}Z`),
      ];
    }
    case 'yes':
      return [String(found), value.toLowerCase()];
    case 'text':
      return [String(found), value];
  }
}

it('holds the same rows as a plain reading of each condition, for every comparison and type', async () => {
  expect(dataset.columns.map(({ type }) => type)).toEqual(['number', 'date', 'date', 'text', 'boolean', 'number']);
  let compared = 0;
  for (const [column, values] of Object.entries(written)) {
    for (const is of comparisons) {
      for (const value of values) {
        const condition = { column, is, value };
        const kept = rows.filter((row) => meets(row, condition)).length;
        const spec = problemSpecSchema.parse({ steps: ['at'], targets: ['number'], task: 'number', filter: [condition] });
        const { counts } = await client.invoke('problem.check', { datasetId: dataset.id, spec });
        expect(rows.length - (counts?.filtered ?? NaN), `${column} ${is} ${value}`).toBe(kept);
        compared += 1;
      }
    }
  }
  expect(compared).toBe(8 * 19);
}, 60_000);

it('leaves out what lies before the last row that meets a condition, in each series by itself', async () => {
  const after = { column: 'text', is: '=' as const, value: 'z' };
  for (const series of [null, 'yes']) {
    for (const order of [null, 'moment']) {
      const placed = rows
        .map((row, at) => ({ row, at, place: order === null ? at : Date.parse(`${row.moment?.replace(' ', 'T') ?? ''}Z`) }))
        .filter(({ row }) => row.moment !== null);
      const groups = new Map<string, typeof placed>();
      for (const each of placed) {
        const key = series === null ? 'one' : String(each.row.yes);
        groups.set(key, [...(groups.get(key) ?? []), each]);
      }
      let kept = 0;
      for (const group of groups.values()) {
        const sorted = group.sort((a, b) => a.place - b.place || a.at - b.at);
        kept += sorted.length - 1 - sorted.findLastIndex(({ row }) => meets(row, after));
      }
      const spec = problemSpecSchema.parse({
        shape: 'windows',
        task: 'number',
        windows: { inputs: ['at'], lookBack: 1 },
        targets: ['at'],
        filter: [{ column: 'moment', is: 'present' }],
        afterLast: after,
        series,
        order,
        split: { method: 'none' },
      });
      const { counts } = await client.invoke('problem.check', { datasetId: dataset.id, spec });
      expect(rows.length - (counts?.filtered ?? NaN), `${series ?? 'one series'}, ${order ?? 'file order'}`).toBe(kept);
    }
  }
});
