import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/data-client';
import { readRows } from '../../warehouse/warehouse';
import { inFewThreads, isBounded, writingBytes, writingThreads } from './few-threads';
import { memoryBytes } from './memory-bytes';

const rows = 140_000;

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
    expect(await inFewThreads(connection, { columns: 785, rows }, threads)).toBe(1);
    expect(await threads()).toBe(before);
    await expect(inFewThreads(connection, { columns: 785, rows }, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
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
  it('is bounded from a hundred columns on, unless the table is short or the machine has less', () => {
    const most = (columns: number, among = 300_000, memory = 8e9): boolean => isBounded({ columns, rows: among }, memory);
    expect([80, 200, 785, 9000].map((columns) => most(columns))).toEqual([false, true, true, true]);
    expect(most(1500, 20_000)).toBe(false);
    expect(most(785, 300_000, 0.9e9)).toBe(false);
  });

  it('is a container’s where that has less than the machine', () => {
    expect([0, 2e9, 2 ** 63].map((container) => memoryBytes(8e9, container))).toEqual([8e9, 2e9, 8e9]);
  });

  const columns = 300;
  const values = Array.from({ length: columns }, (_, column) => `(i * ${column + 1}) % 256 AS c${column}`).join(', ');

  it('is bounded, and every row is there', async () => {
    const instance = await DuckDBInstance.create(join(temporaryFolder(), 'wide.duckdb'));
    const [connection, watching] = [await instance.connect(), await instance.connect()];
    const table = `CREATE TABLE wide AS SELECT ${values} FROM range(${rows}) AS numbers(i)`;
    const most = await mostHeld(
      watching,
      inFewThreads(connection, { columns, rows }, () => connection.run(table)),
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
    await inFewThreads(connection, { columns, rows }, async () => {
      tries += 1;
      await connection.run('CREATE TABLE large AS SELECT repeat(i::VARCHAR, 1000) AS text FROM range(100_000, 200_000) AS numbers(i)');
    });
    const [[found] = []] = await readRows(connection, 'SELECT count(*)::DOUBLE FROM large');
    expect([tries, found]).toEqual([2, 100_000]);
    connection.closeSync();
    instance.closeSync();
  }, 120_000);
});
