import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { inFewThreads, writingThreads } from './few-threads';

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
