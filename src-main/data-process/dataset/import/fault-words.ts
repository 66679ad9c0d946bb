import type { StoredType } from '../../../core/dataset/column-plan';

const shownValue = 80;

/** DuckDB's words for a row whose fields do not fit, in ours; they follow “Line 7 of games.csv”. */
export function describeMisfit(reason: string, column: string, expected: number): { readonly message: string; readonly inColumn: boolean } {
  const [type = '', message = ''] = reason.split('\n');
  const found = /Found:\s*(\d+)/.exec(message)?.[1];
  switch (type) {
    case 'MISSING COLUMNS':
      return { message: `has too few fields: ${found ?? 'fewer'} where ${expected} are expected (${column} is missing)`, inColumn: true };
    case 'TOO MANY COLUMNS':
      // DuckDB counts no further than the first that is too many.
      return {
        message: `has too many fields: ${expected === 1 ? 'more than the one that is' : `more than the ${expected} that are`} expected`,
        inColumn: false,
      };
    case 'UNQUOTED VALUE':
      return { message: `has a quotation mark in column ${column} that is not closed`, inColumn: true };
    case 'LINE SIZE OVER MAXIMUM':
      return { message: 'is longer than 2 MB', inColumn: false };
    case 'NOT AN OBJECT':
      return { message: 'is no JSON object', inColumn: false };
    case 'FIELD TWICE':
      return { message: 'has a field twice', inColumn: false };
    default:
      return { message: `cannot be read (${message === '' ? type : message})`, inColumn: false };
  }
}

export function describeValue(text: string, column: string, type: StoredType): string {
  return `has “${shorten(text)}” in column ${column} where ${expectation(type)} is expected`;
}

function expectation(type: StoredType): string {
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
    case 'VARCHAR':
      return 'text';
  }
}

export function shorten(text: string): string {
  return text.length > shownValue ? `${text.slice(0, shownValue)}…` : text;
}
