import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/data-client';
import { readRows } from '../../warehouse/warehouse';
import { inFewThreads, writingBytes, writingThreads } from './few-threads';

describe('threads that write a table', () => {
  it('are all there are for few columns, and one for a picture a row', () => {
    expect([6, 80, 200, 785, 9000].map((columns) => writingThreads(columns, 4))).toEqual([4, 4, 2, 1, 1]);
    expect(writingThreads(80, 16)).toBe(6);
  });

  it('are as many as before when the table stands, and when it does not', async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    const threads = async () => Number((await connection.runAndReadAll(`SELECT current_setting('threads')`)).getRows()[0]?.[0]);
    const usual = async () => {
      await connection.run('RESET threads');
      return threads();
    };
    const before = await usual();
    expect(await inFewThreads(connection, 785, threads)).toBe(1);
    expect(await threads()).toBe(before);
    await expect(inFewThreads(connection, 785, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    expect(await threads()).toBe(before);
    connection.closeSync();
    instance.closeSync();
  });
});

/** @returns the most bytes that DuckDB held meanwhile */
async function mostHeld(watching: DuckDBConnection, work: Promise<unknown>): Promise<number> {
  let most = 0;
  const look = async (): Promise<boolean> => {
    const [[held] = []] = await readRows(watching, 'SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()');
    most = Math.max(most, Number(held));
    return false;
  };
  const done = work.then(() => true);
  while (!(await Promise.race([done, look()])));
  return most;
}

describe('memory that a table of many columns is written in', () => {
  const [columns, rows] = [300, 140_000];
  const values = Array.from({ length: columns }, (_, column) => `(i * ${column + 1}) % 256 AS c${column}`).join(', ');

  it('is bounded, and every row is there', async () => {
    const instance = await DuckDBInstance.create(join(temporaryFolder(), 'wide.duckdb'));
    const [connection, watching] = [await instance.connect(), await instance.connect()];
    const table = `CREATE TABLE wide AS SELECT ${values} FROM range(${rows}) AS numbers(i)`;
    const most = await mostHeld(
      watching,
      inFewThreads(connection, columns, () => connection.run(table)),
    );
    expect(most).toBeLessThan(1.05 * writingBytes(columns));
    const expected = Array.from({ length: rows }, (_, row) => (row * columns) % 256).reduce((sum, value) => sum + value, 0);
    expect(await readRows(connection, 'SELECT count(*)::DOUBLE, sum(c299)::DOUBLE FROM wide')).toEqual([[rows, expected]]);
    for (const each of [connection, watching]) each.closeSync();
    instance.closeSync();
  }, 120_000);

  it('is not bounded where that proves to be too little', async () => {
    // 600 MB that there is no place for but memory.
    const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
    const connection = await instance.connect();
    let tries = 0;
    await inFewThreads(connection, columns, async () => {
      tries += 1;
      await connection.run('CREATE TABLE large AS SELECT repeat(i::VARCHAR, 1000) AS text FROM range(100_000, 200_000) AS numbers(i)');
    });
    const [[found] = []] = await readRows(connection, 'SELECT count(*)::DOUBLE FROM large');
    expect([tries, found]).toEqual([2, 100_000]);
    connection.closeSync();
    instance.closeSync();
  }, 120_000);
});
