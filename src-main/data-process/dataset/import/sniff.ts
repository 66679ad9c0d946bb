import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { z } from 'zod';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { firstRecord, guessDelimiter } from '../../../core/dataset/dialect';
import type { FileReading } from '../../store/datasets';
import { quoteText, readRows } from '../../warehouse/warehouse';
import type { Fingerprint } from './fingerprint';

/** Rows that are looked at where not all of the file is. */
const sampleRows = 50_000;

/** Truths and times of day stay the text they are: DuckDB would turn “yes” into true, and a class is shown as it stands in the file. */
const candidates = `['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']`;

const columns = z.array(z.object({ name: z.string(), type: z.string() }));

/** What a file seems to hold; `sound` is false where its rows do not have the same number of fields. */
export interface Sniffed {
  readonly reading: FileReading;
  readonly sound: boolean;
}

/**
 * Decides how a file is to be read: separator, header, and the type of every column.
 *
 * @param whole whether every row is looked at before the types are decided
 */
export async function sniff(
  connection: DuckDBConnection,
  path: string,
  print: Fingerprint,
  options: ImportOptions,
  whole: boolean,
): Promise<Sniffed> {
  const delimiter = options.delimiter ?? guessDelimiter(print.head);
  const fields = firstRecord(print.head, delimiter);
  const parameters = [
    `delim = ${quoteText(delimiter)}`,
    `quote = '"', escape = '"', skip = 0, compression = 'none'`,
    `sample_size = ${whole ? -1 : sampleRows}, auto_type_candidates = ${candidates}`,
    `strict_mode = ${String(!print.mixedLineEnds)}`,
    ...(options.header === null ? [] : [`header = ${String(options.header)}`]),
  ];
  try {
    const select = 'SELECT HasHeader, NewLineDelimiter, Columns::JSON::VARCHAR, DateFormat, TimestampFormat';
    const [row = []] = await readRows(connection, `${select} FROM sniff_csv($1, ${parameters.join(', ')})`, [path]);
    const reading = readingOf(row, print, delimiter, whole);
    return { reading, sound: reading.columns.length === fields.length };
  } catch (thrown) {
    if (isInterrupt(thrown)) throw thrown;
    return { reading: textReading(print, delimiter, options.header ?? true, fields), sound: false };
  }
}

function readingOf(row: readonly DuckDBValue[], print: Fingerprint, delimiter: string, whole: boolean): FileReading {
  const [header, newLine, found, dateFormat, timestampFormat] = row;
  const parsed = columns.parse(JSON.parse(String(found)));
  return {
    hash: print.hash,
    delimiter,
    header: header === true,
    newLine: String(newLine),
    columns: parsed.map(({ name, type }) => ({ name, type: storedType(type, whole) })),
    dateFormat: textOrNull(dateFormat),
    timestampFormat: textOrNull(timestampFormat),
    firstLine: null,
  };
}

/** Every field as text: what is read to find the rows that are at fault. */
function textReading(print: Fingerprint, delimiter: string, header: boolean, fields: readonly string[]): FileReading {
  const named = fields.map((field, index) => ({ name: header ? field : `column${index}`, type: 'VARCHAR' }));
  return { hash: print.hash, delimiter, header, newLine: '', columns: named, dateFormat: null, timestampFormat: null, firstLine: null };
}

/**
 * Whole numbers found in a part of the file are read as DOUBLE: a fraction further down would be rounded to a BIGINT without a word.
 */
function storedType(type: string, whole: boolean): string {
  switch (type) {
    case 'BIGINT':
      return whole ? 'BIGINT' : 'DOUBLE';
    case 'DOUBLE':
    case 'DATE':
    case 'TIMESTAMP':
      return type;
    default:
      return 'VARCHAR';
  }
}

function textOrNull(value: DuckDBValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function isInterrupt(thrown: unknown): boolean {
  return thrown instanceof Error && /interrupt/i.test(thrown.message);
}
