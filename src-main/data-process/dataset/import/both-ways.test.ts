import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../../contract/errors';
import { filledIn, type ImportOptionsInput } from '../../../core/dataset/import-options';
import { temporaryFolder } from '../../testing/data-client';
import { readRows } from '../../warehouse/warehouse';
import { readBeginning, readOn } from './direct-way';
import { fingerprint } from './fingerprint';
import { type Random, randomOf } from './random-csv.test-support';
import { readTable } from './read-table';
import { Scratch } from './scratch';
import { openSource, type Source } from './source';
import type { ReadTable } from './table-reading';

/** Another one is as good; a failing test says which it had. */
const seed = Number(process.env.SEQBENCH_SEED ?? 20_261_122);
const files = Number(process.env.SEQBENCH_FILES ?? 6);
/** More rows than guesses are made from: what comes behind them is only seen on the way. */
const quietRows = 2100;

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  connection = await instance.connect();
});

afterAll(() => {
  instance.closeSync();
});

const whole = (random: Random, most: number): number => Math.floor(random() * most);
const pick = <Item>(random: Random, items: readonly Item[]): Item => items[whole(random, items.length)] as Item;
const day = (random: Random): string => new Date(whole(random, 2 ** 31) * 1000).toISOString();

/** Columns as they begin. */
const columnsOf: Readonly<Record<string, (random: Random) => string>> = {
  whole: (random) => String(whole(random, 5000) - 2500),
  large: (random) => String(9_007_199_254_740_993n + BigInt(whole(random, 1000))),
  fraction: (random) => (random() * 100 - 50).toFixed(whole(random, 4)),
  comma: (random) => `"${(random() * 100).toFixed(2).replace('.', ',')}"`,
  exponent: (random) => (random() * 1e9).toExponential(3),
  padded: (random) => String(whole(random, 500)).padStart(5),
  signed: (random) => `+${whole(random, 9)}.5`,
  day: (random) => day(random).slice(0, 10),
  moment: (random) =>
    day(random)
      .slice(0, 19)
      .replace('T', pick(random, ['T', ' '])),
  dotted: (random) => day(random).slice(0, 10).split('-').reverse().join('.'),
  slashed: (random) => `${1 + whole(random, 12)}/${1 + whole(random, 12)}/2021`,
  word: (random) => pick(random, ['AAL', 'x y', '"a,b"', '"say ""hi"""', 'Straße', '7up']),
  mixed: (random) => (random() < 0.7 ? String(whole(random, 9)) : 'word'),
  gaps: (random) => (random() < 0.4 ? '' : String(whole(random, 9))),
  empty: () => '',
  months: (random) => String(1 + whole(random, 12)).padStart(2, '0'),
  marked: (random) => (random() < 0.1 ? pick(random, ['NA', 'NA', '?', 'n/a']) : String(whole(random, 999))),
  rarely: (random) => (random() < 0.0005 ? pick(random, ['NA', '-', ' NA', '#N/A N/A']) : random().toFixed(3)),
  markedDay: (random) => (random() < 0.01 ? pick(random, ['NULL', '']) : day(random).slice(0, 10)),
  nan: (random) => (random() < 0.1 ? 'NaN' : random().toFixed(2)),
};

const usual = ['whole', 'fraction', 'day', 'moment', 'word', 'gaps', 'nan', 'marked', 'rarely', 'markedDay'];

/** Texts that stand further down: some bear a column out, some do not, some only look as if they did. */
const surprises = [
  ...['007', '00.5', '-0', '+5', ' 5', '5 ', '\t5', '1_000', '1_0.5', '0x10', '3.0', '.5', '5.', '5.e3', '1e2', '12e2', '1e400', '1e-400'],
  ...[
    'nan',
    '-inf',
    'Infinity',
    'nan(a)',
    '9007199254740993',
    '9223372036854775807',
    '9223372036854775808',
    '-9300000000000000000',
    '1e19',
  ],
  ...[
    'NA',
    '?',
    'n/a',
    '-',
    'x',
    'true',
    '"1,5"',
    '"1.234,5"',
    '"1,234"',
    '1 234',
    '５',
    '"5\n"',
    '5\v',
    '5\f',
    '"\r5"',
    '""',
    '" "',
    '\u00a05',
  ],
  ...['2021-2-3', '2021-02-30', '2021-03-04 10:00', '2021-03-04T10:00:00.5Z', '2021-03-04 10:00:00+02', '10000-01-01', 'infinity', 'epoch'],
  ...[
    '2021/03/04',
    ' 2021-03-04',
    '0000-01-01',
    '2021-01-01 (BC)',
    '13.04.2021',
    '31.02.2021',
    '13/4/2021',
    '4/13/2021',
    '"a""b"',
    'a\\,b',
  ],
];
const oddLines = ['', '1', '1,2,3,4,5,6,7,8', '"open', '   '];

interface Drawn {
  readonly text: string;
  readonly options: ImportOptionsInput;
}

function drawFile(random: Random): Drawn {
  const kinds = Array.from({ length: 2 + whole(random, 3) }, () => pick(random, random() < 0.6 ? usual : Object.keys(columnsOf)));
  const rows = Array.from({ length: quietRows + whole(random, 200) }, () => kinds.map((kind) => columnsOf[kind]?.(random) ?? ''));
  for (let count = whole(random, 3); count > 0; count -= 1) {
    // One in five stands within the beginning.
    const at = random() < 0.2 ? whole(random, quietRows) : quietRows - 100 + whole(random, rows.length - quietRows + 100);
    const row = rows[at] ?? [];
    row[whole(random, row.length)] = pick(random, surprises);
  }
  const lines = [kinds.map((kind, index) => `${kind}${index}`), ...rows].map((fields) => fields.join(','));
  if (random() < 0.1) lines.splice(quietRows - 50 + whole(random, 100), 0, pick(random, oddLines));
  const options: ImportOptionsInput = {
    ...(random() < 0.3 ? { rejects: 'leave-out' } : {}),
    ...(random() < 0.1 ? { missing: ['-999', 'NA', '5'] } : {}),
    ...(random() < 0.1 ? { columns: [{ column: 0, type: pick(random, ['number', 'text', 'date', 'boolean'] as const) }] } : {}),
    ...(random() < 0.1 ? { columns: [{ column: 1, name: 'other', dateFormat: '%m/%d/%Y' }] } : {}),
    ...(random() < 0.1 ? { decimal: pick(random, ['.', ','] as const), thousands: pick(random, ['', '.', ','] as const) } : {}),
  };
  return { text: lines.join(random() < 0.2 ? '\r\n' : '\n') + (random() < 0.5 ? '\n' : ''), options };
}

/** What a reading gave and left in the table, or what it was refused with. */
async function outcome(read: () => Promise<ReadTable | null>) {
  try {
    const found = await read();
    if (!found) return null;
    const types = await readRows(connection, `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 't'`);
    return { found, types, values: await readRows(connection, 'SELECT * FROM t ORDER BY rowid') };
  } catch (thrown) {
    if (!(thrown instanceof SeqbenchError)) throw thrown;
    return { refused: thrown.info };
  } finally {
    await connection.run('DROP TABLE IF EXISTS t');
  }
}

async function bothWays(sources: readonly Source[], options: ReturnType<typeof filledIn>) {
  const reading = { table: 't', sources, options, plans: null, signal: new AbortController().signal };
  const direct = await outcome(async () => {
    const beginning = await readBeginning(connection, reading);
    return beginning && readOn(connection, reading, beginning);
  });
  const staged = await outcome(() => readTable(connection, { ...reading, overStage: true }));
  return { direct, staged };
}

let straight = 0;
describe('what comes in is the same whichever way a file goes, with its notes, questions and refusals', () => {
  it.each(Array.from({ length: 20 }, (_, round) => round))(
    'round %i of random files with surprises behind their beginning',
    async (round) => {
      const { signal } = new AbortController();
      const folder = temporaryFolder();
      const scratch = new Scratch(folder);
      for (let index = 0; index < files; index += 1) {
        const { text, options: input } = drawFile(randomOf(seed + round * 1000 + index));
        const options = filledIn(input);
        const path = join(folder, 'random.csv');
        writeFileSync(path, text);
        const source = await openSource(path, path, await fingerprint(path, signal, () => undefined), { options, scratch, signal });
        const { direct, staged } = await bothWays([source], options);
        rmSync(path);
        if (!direct) continue;
        straight += 1;
        const tail = text.split('\n').slice(-210).join('\n');
        expect(direct, `seed ${seed}, round ${round}, file ${index}, ${JSON.stringify(input)}:\n${tail}`).toEqual(staged);
      }
    },
    120_000,
  );

  it('and many go the short way', () => {
    expect(straight).toBeGreaterThan(20 * files * 0.25);
  });
});

it.each([
  ['one word among numbers', (row: number) => (row === 4900 ? 'broken' : String(row))],
  [
    'words and marks among fractions',
    (row: number) => (row > 4000 && row % 90 === 0 ? ['broken', ' NA', 'so so', '"a,b"'][(row / 90) % 4] : (row / 4).toFixed(2)),
  ],
  ['more words than numbers', (row: number) => (row > 2500 ? 'word' : String(row))],
] as const)('goes the short way, and comes to the same, with a column that turns out to be text: %s', async (_, value) => {
  const { signal } = new AbortController();
  const folder = temporaryFolder();
  const path = join(folder, 'odd.csv');
  writeFileSync(path, `a,b,c\n${Array.from({ length: 5000 }, (_row, row) => `${row},${value(row)},${row % 7}`).join('\n')}\n`);
  const options = filledIn({});
  const source = await openSource(path, path, await fingerprint(path, signal, () => undefined), {
    options,
    scratch: new Scratch(folder),
    signal,
  });
  const { direct, staged } = await bothWays([source], options);
  expect(direct).not.toBeNull();
  expect(direct).toEqual(staged);
  expect(direct).toMatchObject({ found: { plans: [{ type: 'BIGINT' }, { type: 'VARCHAR' }, { type: 'BIGINT' }] } });
});

it('a five and a line feed are no five, whatever five stands for', async () => {
  const { signal } = new AbortController();
  const folder = temporaryFolder();
  const path = join(folder, 'hidden.csv');
  writeFileSync(
    path,
    `a,b\n${Array.from({ length: 3000 }, (_row, row) => `${row},${row === 2900 ? '"5\n"' : `${row}.5e3`}`).join('\n')}\n`,
  );
  const options = filledIn({ missing: ['5'] });
  const source = await openSource(path, path, await fingerprint(path, signal, () => undefined), {
    options,
    scratch: new Scratch(folder),
    signal,
  });
  const { direct, staged } = await bothWays([source], options);
  expect(staged).toMatchObject({
    found: { plans: [{ type: 'BIGINT' }, { type: 'VARCHAR' }], notes: [expect.stringContaining('is kept as text')] },
  });
  if (direct) expect(direct).toEqual(staged);
});
