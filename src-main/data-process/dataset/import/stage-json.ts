import type { DuckDBConnection } from '@duckdb/node-api';
import { columnName, quoteText, readRows } from '../../warehouse/warehouse';
import { createStage, misfitTable, stageTable } from './stage';

const linesTable = 'json_line';
const longestLine = 64_000_000;

/** Fields of JSON lines. */
export interface JsonFields {
  /** In the order in which they first appear. */
  readonly names: readonly string[];
  /** Fields that hold text somewhere: what is quoted is no number. */
  readonly textual: readonly boolean[];
}

/** Reads the lines of files into a table; @param limit most lines of a file, null for all */
export async function readJsonLines(connection: DuckDBConnection, paths: readonly string[], limit: number | null): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${linesTable}; CREATE TEMP TABLE ${linesTable} (file INTEGER, line BIGINT, text VARCHAR)`);
  // No sign separates or quotes: every line is one field.
  const scan = `read_csv($1, columns = {text: 'VARCHAR'}, auto_detect = false, header = false, delim = '\u0001', quote = '', escape = '',
    compression = 'none', strict_mode = false, max_line_size = ${longestLine})`;
  for (const [file, path] of paths.entries()) {
    const bounded = limit === null ? '' : ` LIMIT ${limit}`;
    await connection.run(`INSERT INTO ${linesTable} SELECT ${file}, row_number() OVER (), text FROM ${scan}${bounded}`, [path]);
  }
}

/** Finds the fields of all objects. */
export async function jsonFields(connection: DuckDBConnection): Promise<JsonFields> {
  const objects = `(SELECT file, line, text FROM ${linesTable} WHERE ${isObject})`;
  const found = await readRows(
    connection,
    `SELECT key, min((file, line, place)) AS first
     FROM (SELECT file, line, unnest(keys) AS key, generate_subscripts(keys, 1) AS place FROM (SELECT file, line, json_keys(text) AS keys FROM ${objects}))
     GROUP BY key ORDER BY first`,
  );
  const names = found.map(([key]) => String(key));
  if (names.length === 0) return { names, textual: [] };
  const types = names.map((_, index) => `coalesce(bool_or(types[${index + 1}] = 'VARCHAR'), false) AS ${columnName(index)}`);
  const [row = []] = await readRows(
    connection,
    `SELECT ${types.join(', ')} FROM (SELECT json_type(text, ${pathList(names)}) AS types FROM ${objects})`,
  );
  return { names, textual: row.map((value) => value === true) };
}

/** Puts the lines on the stage, field by field; lines that are no objects are misfits. */
export async function stageJson(connection: DuckDBConnection, { names }: JsonFields): Promise<void> {
  await createStage(connection, names.length);
  const fields = names.map((_, index) => `fields[${index + 1}]`);
  await connection.run(
    `INSERT INTO ${stageTable} SELECT file, line, ${fields.join(', ')}
     FROM (SELECT file, line, json_extract_string(text, ${pathList(names)}) AS fields FROM ${linesTable} WHERE ${isObject}) ORDER BY file, line`,
  );
  await connection.run(
    `INSERT INTO ${misfitTable} SELECT file, line, NULL, NULL, if(${isAnyObject}, 'FIELD TWICE', 'NOT AN OBJECT'), left(text, 400)
     FROM ${linesTable} WHERE text IS NOT NULL AND trim(text) <> '' AND NOT coalesce(${isObject}, false)`,
  );
  await connection.run(`DROP TABLE ${linesTable}`);
}

const keys = 'json_keys(text)';
const isAnyObject = `if(json_valid(text), json_type(text) = 'OBJECT', false)`;
/** An object that names a field twice has a value that would be lost. */
const isObject = `if(${isAnyObject}, len(${keys}) = len(list_distinct(${keys})), false)`;

/** JSON pointers (RFC 6901) to fields by their names, whatever signs those have. */
function pathList(names: readonly string[]): string {
  return `[${names.map((name) => quoteText(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)).join(', ')}]`;
}
