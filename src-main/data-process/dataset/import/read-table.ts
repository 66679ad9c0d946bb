import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import type { ImportOptions } from '../../../core/dataset/import-options';
import type { Sha256 } from '../../../core/ids';
import type { FileReading } from '../../store/datasets';
import { columnName, quoteName, readRows } from '../../warehouse/warehouse';
import type { Fingerprint } from './fingerprint';
import { load } from './load';
import { sniff } from './sniff';

/** Larger files are read by what their beginning shows, and looked at whole only where that does not hold to the end. */
const wholeBelowBytes = 50_000_000;

/** A file that this project does not have yet. */
export interface NewFile {
  readonly path: string;
  readonly options: ImportOptions;
  readonly print: Fingerprint;
  /** Of bytes and options. */
  readonly hash: Sha256;
}

export interface ReadTable {
  readonly reading: FileReading;
  readonly rows: number;
}

/**
 * Finds out how a file is to be read, and reads it into a new table.
 *
 * @throws SeqbenchError `file.*`
 */
export async function readTable(connection: DuckDBConnection, table: string, file: NewFile, signal: AbortSignal): Promise<ReadTable> {
  if (file.print.bytes < wholeBelowBytes) return attempt(connection, table, file, signal, true);
  try {
    const read = await attempt(connection, table, file, signal, false);
    if (!(await hasHugeNumbers(connection, table, read.reading))) return read;
    await connection.run(`DROP TABLE ${quoteName(table)}`);
  } catch (thrown) {
    // A value that its column's beginning did not announce: the whole file decides whether it is a fault.
    if (!(thrown instanceof SeqbenchError) || thrown.info.code !== 'file.rows-rejected') throw thrown;
  }
  signal.throwIfAborted();
  await connection.run('DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS reject_scan');
  return attempt(connection, table, file, signal, true);
}

async function attempt(
  connection: DuckDBConnection,
  table: string,
  file: NewFile,
  signal: AbortSignal,
  whole: boolean,
): Promise<ReadTable> {
  const { path, options, print } = file;
  const { reading, sound } = await sniff(connection, path, print, options, whole);
  signal.throwIfAborted();
  const rows = await load(connection, table, path, reading, !print.mixedLineEnds);
  if (!sound) throw unclear(path);
  return { reading: { ...reading, firstLine: firstLine(print, reading, rows) }, rows };
}

/** Row and line go together where the file has one line a row, and nothing else. */
function firstLine(print: Fingerprint, reading: FileReading, rows: number): number | null {
  const headerLines = reading.header ? 1 : 0;
  return print.lines === rows + headerLines ? headerLines + 1 : null;
}

/** Whole numbers beyond 2⁵³ are not exact as DOUBLE, which is what is read where not all of the file was looked at. */
async function hasHugeNumbers(connection: DuckDBConnection, table: string, { columns }: FileReading): Promise<boolean> {
  const doubles = columns.flatMap(({ type }, index) => (type === 'DOUBLE' ? [columnName(index)] : []));
  if (doubles.length === 0) return false;
  const tests = doubles.map(
    (name) => `coalesce(max(abs(${name})) > ${Number.MAX_SAFE_INTEGER} AND bool_and(${name} = trunc(${name})), false)`,
  );
  const [row = []] = await readRows(connection, `SELECT ${tests.join(' OR ')} FROM ${quoteName(table)}`);
  return row[0] === true;
}

function unclear(path: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `The columns of ${basename(path)} could not be told apart.`,
    place: path,
    remedy: 'Say in the import options which separator it has and whether its first row names the columns.',
  });
}
