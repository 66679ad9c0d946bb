import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { ErrorInfo } from '../../../contract/errors';
import { formatCount, plural } from '../../../core/text';
import type { FileReading } from '../../store/datasets';
import { columnName, readRows } from '../../warehouse/warehouse';

const shownValue = 80;

/**
 * Rows that the reader could not take, as one error that names the first of them.
 *
 * @param rows rows that were read
 * @returns null where every row was taken
 */
export async function findRejects(
  connection: DuckDBConnection,
  file: string,
  reading: FileReading,
  rows: number,
): Promise<ErrorInfo | null> {
  const [[lines] = []] = await readRows(connection, 'SELECT count(DISTINCT line) FROM rejects');
  const count = Number(lines);
  if (count === 0) return null;
  const select = 'SELECT line, column_name, error_type::VARCHAR, error_message, csv_line FROM rejects ORDER BY line, column_idx LIMIT 1';
  const [first = []] = await readRows(connection, select);
  const line = Number(first[0]);
  const column = reading.columns.find((_, index) => columnName(index) === first[1])?.name ?? '';
  const fault = describeFault(String(first[2]), String(first[3]), column, reading.columns.length);
  const others = count > 1 ? ` So it is with ${formatCount(count)} of ${plural(rows + count, 'row')}.` : '';
  return {
    code: 'file.rows-rejected',
    message: `Line ${formatCount(line)} of ${file} ${fault.message}.${others} Nothing was imported.`,
    place: fault.inColumn ? `line ${line}, column ${column}` : `line ${line}`,
    value: fault.value ?? shorten(first[4]),
    remedy: `Mend ${count > 1 ? 'these lines' : 'the line'} and import the file again.`,
  };
}

interface Fault {
  readonly message: string;
  readonly inColumn: boolean;
  /** The offending value, where it is known more closely than the line. */
  readonly value?: string;
}

/** DuckDB's words for a fault, in ours. */
function describeFault(type: string, message: string, column: string, expected: number): Fault {
  const found = /Found:\s*(\d+)/.exec(message)?.[1];
  switch (type) {
    case 'MISSING COLUMNS':
      return { message: `has too few fields: ${found ?? 'fewer'} where ${expected} are expected (${column} is missing)`, inColumn: true };
    case 'TOO MANY COLUMNS':
      return { message: `has too many fields: ${found ?? 'more'} where ${expected} are expected`, inColumn: false };
    case 'CAST': {
      const value = /Could not convert string "(.*)" to '(\w+)'/s.exec(message);
      const text = shorten(value?.[1] ?? '');
      return {
        message: `has “${text}” in column ${column} where ${describeType(value?.[2] ?? '')} is expected`,
        inColumn: true,
        value: text,
      };
    }
    case 'UNQUOTED VALUE':
      return { message: `has a quotation mark in column ${column} that is not closed`, inColumn: true };
    case 'LINE SIZE OVER MAXIMUM':
      return { message: 'is longer than 2 MB', inColumn: false };
    default:
      return { message: `cannot be read (${message.split('\n')[0] ?? type})`, inColumn: false };
  }
}

function describeType(type: string): string {
  switch (type) {
    case 'BIGINT':
      return 'a whole number';
    case 'DOUBLE':
      return 'a number';
    case 'DATE':
    case 'TIMESTAMP':
      return 'a date';
    case 'BOOLEAN':
      return 'true or false';
    default:
      return `a value of type ${type}`;
  }
}

function shorten(value: DuckDBValue | undefined): string {
  const text = typeof value === 'string' ? value : '';
  return text.length > shownValue ? `${text.slice(0, shownValue)}…` : text;
}
