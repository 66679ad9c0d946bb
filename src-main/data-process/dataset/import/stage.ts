import type { DuckDBConnection } from '@duckdb/node-api';
import { columnName, quoteText, readRows } from '../../warehouse/warehouse';
import type { TextLayout } from './layout';

/** Table of the fields as they stand in the files: `file`, `line` (null where it is not known) and text columns `c0`, `c1`, … */
export const stageTable = 'stage';
/** Table of rows whose fields do not fit: `file`, `line`, `byte_at`, `column_index`, `reason`, `text`. */
export const misfitTable = 'misfit';

const longestLine = 2_000_000;

/** Makes the two empty tables; they live as long as the connection. */
export async function createStage(connection: DuckDBConnection, width: number): Promise<void> {
  await dropStage(connection);
  const columns = Array.from({ length: width }, (_, index) => `${columnName(index)} VARCHAR`);
  await connection.run(`CREATE TEMP TABLE ${stageTable} (file INTEGER, line BIGINT, ${columns.join(', ')})`);
  await connection.run(
    `CREATE TEMP TABLE ${misfitTable} (file INTEGER, line BIGINT, byte_at BIGINT, column_index INTEGER, reason VARCHAR, text VARCHAR)`,
  );
}

export async function dropStage(connection: DuckDBConnection): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${stageTable}; DROP TABLE IF EXISTS ${misfitTable}`);
}

/** A CSV file to be read. */
export interface CsvFile {
  readonly path: string;
  readonly layout: Omit<TextLayout, 'open'>;
  /** Line ends must all be of one kind. */
  readonly strict: boolean;
  /** Types by column; text where there are none. */
  readonly types?: readonly string[];
  /** More of `read_csv`'s parameters. */
  readonly more?: readonly string[];
}

/** @returns a call of `read_csv` with everything said, whose path is the parameter `$1` */
export function csvScan({ layout, strict, types, more = [] }: CsvFile): string {
  const { delimiter, quote, header, skip, names } = layout;
  const columns = names.map((_, index) => `${columnName(index)}: ${quoteText(types?.[index] ?? 'VARCHAR')}`);
  const parameters = [
    `columns = {${columns.join(', ')}}`,
    `auto_detect = false, header = ${String(header)}, delim = ${quoteText(delimiter)}`,
    `quote = ${quoteText(quote)}, escape = ${quoteText(quote)}, skip = ${skip}, compression = 'none', strict_mode = ${String(strict)}`,
    `max_line_size = ${longestLine}, store_rejects = true, rejects_table = 'rejects', rejects_scan = 'reject_scan', rejects_limit = 0`,
    ...more,
  ];
  return `read_csv($1, ${parameters.join(', ')})`;
}

/**
 * Appends a file's rows to the stage, and those whose fields do not fit to the misfits.
 *
 * @param limit most rows that are read; null for all
 */
export async function stageCsv(connection: DuckDBConnection, file: number, csv: CsvFile, limit: number | null): Promise<void> {
  await dropRejects(connection);
  const columns = csv.layout.names.map((_, index) => columnName(index)).join(', ');
  const bounded = limit === null ? '' : ` LIMIT ${limit}`;
  await connection.run(`INSERT INTO ${stageTable} SELECT ${file}, NULL, ${columns} FROM ${csvScan(csv)}${bounded}`, [csv.path]);
  await takeRejects(connection, file);
}

export async function dropRejects(connection: DuckDBConnection): Promise<void> {
  await connection.run('DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS reject_scan');
}

/** Puts the rows of a file that its last scan rejected among the misfits. A row has several faults at times; the first one counts. DuckDB counts bytes from 1, and columns now from 0, now from 1. */
export async function takeRejects(connection: DuckDBConnection, file: number): Promise<void> {
  await connection.run(
    `INSERT INTO ${misfitTable} SELECT ${file}, NULL, line_byte_position - 1,
     arg_min(coalesce(try_cast(substr(column_name, 2) AS INTEGER), 0), coalesce(column_idx, 0)),
     arg_min(error_type::VARCHAR || chr(10) || error_message, coalesce(column_idx, 0)), left(first(csv_line), 400)
     FROM rejects GROUP BY line_byte_position, line`,
  );
  await dropRejects(connection);
}

/** @returns rows on the stage, and rows that do not fit */
export async function stageCounts(connection: DuckDBConnection): Promise<{ readonly rows: number; readonly misfits: number }> {
  const [row = []] = await readRows(connection, `SELECT (SELECT count(*) FROM ${stageTable}), (SELECT count(*) FROM ${misfitTable})`);
  return { rows: Number(row[0]), misfits: Number(row[1]) };
}
