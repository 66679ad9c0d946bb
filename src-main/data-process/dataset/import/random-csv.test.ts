import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../warehouse/warehouse';
import { cellOf } from '../../warehouse/page';
import { fingerprint } from './fingerprint';
import { randomCsv, type RandomCsv, randomOf } from './random-csv.test-support';
import { readTable } from './read-table';
import { Scratch } from './scratch';
import { openSource } from './source';

/** Another one is as good; a failing test says which it had. */
const seed = Number(process.env.SEQBENCH_SEED ?? 20_261_122);
/** `SEQBENCH_FILES=100` makes 2,000 files in all. */
const filesEach = Number(process.env.SEQBENCH_FILES ?? 20);

let folder: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seqbench-random-'));
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
});

afterAll(() => {
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

/** What comes in of a file. */
async function readBack({ bytes, options }: RandomCsv) {
  const path = join(folder, 'random.csv');
  writeFileSync(path, bytes);
  const { signal } = new AbortController();
  const scratch = new Scratch(folder);
  try {
    const source = await openSource(path, path, await fingerprint(path, signal, () => undefined), { options, scratch, signal });
    const { plans, notes } = await readTable(connection, { table: 't', sources: [source], options, plans: null, signal });
    const columns = plans.map(({ type }, index) => (type === 'DATE' ? `c${index}::VARCHAR` : `c${index}`));
    const rows = await readRows(connection, `SELECT ${columns.join(', ')} FROM t ORDER BY rowid`);
    return { names: plans.map(({ name }) => name), rows: rows.map((row) => row.map(cellOf)), notes };
  } finally {
    await connection.run('DROP TABLE IF EXISTS t');
    await scratch.remove();
  }
}

describe('what comes in of random files equals what went out', () => {
  it.each(Array.from({ length: 20 }, (_, round) => [round, round % 2 === 0 ? 'said' : 'found out'] as const))(
    'round %i, the dialect %s',
    async (round, how) => {
      for (let index = 0; index < filesEach; index += 1) {
        const file = randomCsv(randomOf(seed + round * filesEach + index), how === 'said');
        const read = await readBack(file);
        const context = `seed ${seed}, round ${round}, file ${index}, notes ${JSON.stringify(read.notes)}:\n${file.text}`;
        expect(read.names, context).toEqual(file.names);
        expect(read.rows, context).toEqual(file.rows);
      }
    },
    60_000,
  );
});
