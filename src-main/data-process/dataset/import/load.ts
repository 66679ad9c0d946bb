import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import type { FileReading } from '../../store/datasets';
import { columnName, quoteName, quoteText, readRows } from '../../warehouse/warehouse';
import { findRejects } from './rejects';

/** Rejected rows beyond this number are not looked at. */
export const rejectsLimit = 10_000;

/**
 * Reads a file into a new table, every row in its order or none at all.
 *
 * @param strict whether line ends must all be of one kind
 * @returns number of rows
 * @throws SeqbenchError `file.rows-rejected`, `file.header-only`
 */
export async function load(
  connection: DuckDBConnection,
  table: string,
  path: string,
  reading: FileReading,
  strict: boolean,
): Promise<number> {
  try {
    await connection.run(`CREATE TABLE ${quoteName(table)} AS SELECT ${selection(reading)} FROM ${source(reading, strict)}`, [path]);
    const [[count] = []] = await readRows(connection, `SELECT count(*) FROM ${quoteName(table)}`);
    const rows = Number(count);
    const rejects = await findRejects(connection, basename(path), reading, rows);
    if (rejects) throw new SeqbenchError(rejects);
    if (rows === 0) throw headerOnly(path, reading);
    return rows;
  } catch (thrown) {
    await connection.run(`DROP TABLE IF EXISTS ${quoteName(table)}`);
    throw thrown;
  }
}

/** NaN and the infinities are no values that anything could be computed with: they count as missing. */
function selection(reading: FileReading): string {
  const one = (type: string, index: number): string => {
    const name = columnName(index);
    return type === 'DOUBLE' ? `if(isfinite(${name}), ${name}, NULL) AS ${name}` : name;
  };
  return reading.columns.map(({ type }, index) => one(type, index)).join(', ');
}

function source(reading: FileReading, strict: boolean): string {
  const types = reading.columns.map(({ type }, index) => `${columnName(index)}: ${quoteText(type)}`);
  const parameters = [
    `columns = {${types.join(', ')}}`,
    `auto_detect = false, header = ${String(reading.header)}, delim = ${quoteText(reading.delimiter)}`,
    `quote = '"', escape = '"', skip = 0, compression = 'none', strict_mode = ${String(strict)}`,
    `store_rejects = true, rejects_table = 'rejects', rejects_scan = 'reject_scan', rejects_limit = ${rejectsLimit}`,
    ...(reading.dateFormat === null ? [] : [`dateformat = ${quoteText(reading.dateFormat)}`]),
    ...(reading.timestampFormat === null ? [] : [`timestampformat = ${quoteText(reading.timestampFormat)}`]),
  ];
  return `read_csv($1, ${parameters.join(', ')})`;
}

function headerOnly(path: string, reading: FileReading): SeqbenchError {
  const names = reading.columns.slice(0, 3).map((column) => column.name);
  return new SeqbenchError({
    code: 'file.header-only',
    message: `${basename(path)} has a header row (${names.join(', ')}${reading.columns.length > 3 ? ', …' : ''}) and no rows of data.`,
    place: path,
    remedy: 'Choose a file with at least one row of data, or say that the first row is no header.',
  });
}
