import { availableParallelism } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';

/** Rows that each of DuckDB's threads gathers before it writes them, and the bytes that a value takes meanwhile. */
const rowGroup = 122_880;
const valueBytes = 8;
/** What all of them together may take. */
const mostBytes = 500e6;

/** @returns how many threads may write a table of so many columns, one at least */
export function writingThreads(columns: number, cores: number): number {
  return Math.max(1, Math.min(cores, Math.floor(mostBytes / (columns * rowGroup * valueBytes))));
}

/** Writes a table with as many threads as memory has room for: of a picture a row, one thread gathers 0.8 GB. */
export async function inFewThreads<Result>(connection: DuckDBConnection, columns: number, work: () => Promise<Result>): Promise<Result> {
  const cores = availableParallelism();
  const threads = writingThreads(columns, cores);
  if (threads === cores) return work();
  await connection.run(`SET threads = ${threads}`);
  try {
    return await work();
  } finally {
    await connection.run('RESET threads');
  }
}
