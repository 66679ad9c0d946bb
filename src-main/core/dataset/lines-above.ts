import type { TextRecord } from './dialect';
import { isNamedBy } from './header';

/** Records that are looked at for the one with the names. */
const looked = 20;

/** `sep=;`, by which some spreadsheet programs tell others how fields are separated. @returns the separator; null where there is no such line */
export function saidSeparator(head: string): string | null {
  return /^\ufeff?"?sep=([^\n\r"])"?\r?(?:\n|$)/iu.exec(head)?.[1] ?? null;
}

/**
 * Finds what stands above a table: titles, notes of a measuring device, comments. Such records have one field, or nothing but their first
 * one, where the table has more; below them comes a record of names, each filled, over columns that are numbers or dates somewhere.
 *
 * @param found the first records of a file
 * @param width fields that most records have
 * @returns lines to be left out, 0 where the first record may be the table's
 */
export function linesAbove(found: readonly TextRecord[], width: number): number {
  if (width < 2) return 0;
  const first = found.slice(0, looked).findIndex(({ fields }) => !isAbove(fields, width));
  const names = found[first];
  if (first < 1 || names?.fields.length !== width || names.fields.some((text) => text.trim() === '')) return 0;
  const below = found.slice(first + 1).map(({ fields }) => fields);
  return isNamedBy(names.fields, below) ? names.line - 1 : 0;
}

/** Of two fields, one empty name is nothing to wonder at. */
function isAbove(fields: readonly string[], width: number): boolean {
  const [first = '', ...others] = fields;
  if (fields.length === 1 || first.trimStart().startsWith('#')) return fields.length !== width;
  return width > 2 && others.every((text) => text.trim() === '');
}

/** @returns what follows the first lines of a text */
export function withoutLines(text: string, lines: number): string {
  let at = 0;
  for (let line = 0; line < lines; line += 1) {
    const end = /\r\n|\n|\r/gu;
    end.lastIndex = at;
    const found = end.exec(text);
    if (!found) return '';
    at = end.lastIndex;
  }
  return text.slice(at);
}
