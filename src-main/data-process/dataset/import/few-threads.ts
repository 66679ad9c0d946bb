import { availableParallelism } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteText, readRows } from '../../warehouse/warehouse';
import { memoryBytes } from './memory-bytes';

/** Rows that each of DuckDB's threads gathers before it writes them, and the bytes that a value takes meanwhile. */
const rowGroup = 122_880;
const valueBytes = 8;
/** What all of them together may take. */
const mostBytes = 500e6;
/** What cannot be put aside while a table is written: of each column a block of values and one that says which are missing, … */
const pinnedBytes = 2 * 2 ** 18;
/** … and what else there is: what was read of a file, and tables that are open. */
const otherBytes = 300e6;

/** @returns how many threads may write a table of so many columns, one at least */
export function writingThreads(columns: number, cores: number): number {
  return Math.max(1, Math.min(cores, Math.floor(mostBytes / (columns * rowGroup * valueBytes))));
}

/** @returns bytes that one thread writes a table of so many columns in: what it gathers beyond that goes to the disk meanwhile */
export function writingBytes(columns: number): number {
  return Math.ceil(columns * pinnedBytes * 1.15 + otherBytes);
}

/** A table that is to be written. */
export interface TableSize {
  readonly columns: number;
  /** More or less; infinite where nobody knows. */
  readonly rows: number;
}

/**
 * Whether to bound the memory that a table is written in: one of many columns, which has so many rows that most of it can be put aside.
 * Of a shorter one hardly more than what cannot be put aside is in memory in any case, so that the bound would be too narrow.
 */
export function isBounded({ columns, rows }: TableSize, memory: number): boolean {
  const long = rows * valueBytes > pinnedBytes;
  return long && columns * rowGroup * valueBytes > mostBytes / 5 && writingBytes(columns) < 0.8 * memory;
}

/**
 * Writes a table with as many threads as memory has room for. Of a picture a row, one thread would gather 2 GB: then memory is bounded too,
 * and where the bound proves to be too narrow, the work is done again without it.
 */
export async function inFewThreads<Result>(connection: DuckDBConnection, size: TableSize, work: () => Promise<Result>): Promise<Result> {
  const cores = availableParallelism();
  const threads = writingThreads(size.columns, cores);
  const few = threads === cores ? {} : { threads: String(threads) };
  if (!isBounded(size, memoryBytes())) return withSettings(connection, few, work);
  const narrow = { threads: '1', write_buffer_row_group_count: '1', memory_limit: `'${writingBytes(size.columns)}B'` };
  try {
    return await withSettings(connection, narrow, work);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !/out of memory/i.test(thrown.message)) throw thrown;
    return withSettings(connection, few, work);
  }
}

/** They hold for all connections, so they go back to what they were. */
async function withSettings<Result>(
  connection: DuckDBConnection,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    for (const [name, value] of Object.entries(settings)) await connection.run(`SET ${name} = ${value}`);
    return await work();
  } finally {
    for (const name of Object.keys(settings)) await reset(connection, name);
  }
}

async function reset(connection: DuckDBConnection, name: string): Promise<void> {
  await connection.run(`RESET ${name}`);
  if (name !== 'memory_limit') return;
  // DuckDB 1.5 shows the usual limit again, and keeps to the one before until another is set.
  const [[usual] = []] = await readRows(connection, `SELECT current_setting('memory_limit')`);
  await connection.run(`SET memory_limit = ${quoteText(String(usual))}`);
}
