import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage } from './page';
import { Warehouse } from './warehouse';

const rows = 1_500_000;
const columns = ['BIGINT', 'DOUBLE', 'DOUBLE', 'DOUBLE'].map((type, index) => ({ name: `V${index}`, type }));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seqbench-page-'));
  const warehouse = await Warehouse.open(folder);
  await warehouse.rows(
    `CREATE TABLE t AS SELECT i AS c0, random() AS c1, random() AS c2, random() AS c3 FROM range(${rows}) AS numbers(i)`,
  );
  warehouse.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Megabytes of the table that were read from its file, which is opened anew. */
async function megabytesRead(work: (warehouse: Warehouse) => Promise<unknown>): Promise<number> {
  const warehouse = await Warehouse.open(folder);
  try {
    await work(warehouse);
    const [[bytes] = []] = await warehouse.rows(`SELECT memory_usage_bytes FROM duckdb_memory() WHERE tag = 'BASE_TABLE'`);
    return Number(bytes) / 1e6;
  } finally {
    warehouse.close();
  }
}

it.each([0, 122_879, 700_000, rows - 100])(
  'finds the rows from %i on by their number, without reading those before them',
  async (offset) => {
    const read = await megabytesRead(async (warehouse) => {
      const page = await readPage(warehouse, 't', columns, { offset, limit: 100 });
      expect(page.map(([first]) => first)).toEqual(Array.from({ length: 100 }, (_, row) => offset + row));
    });
    expect(read).toBeLessThan(10);
  },
);

it('reads the columns that are asked for, and nothing where the table has none of them', async () => {
  const warehouse = await Warehouse.open(folder);
  try {
    const part = { offset: 41, limit: 2, columns: { first: 0, end: 1 } };
    expect(await readPage(warehouse, 't', columns, part)).toEqual([[41], [42]]);
    const [row] = await readPage(warehouse, 't', columns, { ...part, columns: { first: 2, end: 9 } });
    expect(row).toHaveLength(2);
    expect(await readPage(warehouse, 't', columns, { ...part, columns: { first: 4, end: 9 } })).toEqual([]);
  } finally {
    warehouse.close();
  }
});

it('would read all of them if it counted them off', async () => {
  const sql = `SELECT sum(c0 + c1 + c2 + c3) FROM (SELECT * FROM t LIMIT ${rows - 100})`;
  expect(await megabytesRead((warehouse) => warehouse.rows(sql))).toBeGreaterThan(30);
});
