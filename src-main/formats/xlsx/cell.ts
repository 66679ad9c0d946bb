import type { CellStyle } from './styles';

/** A cell as the text that a CSV file would have, and whether it is text in the workbook, whatever it looks like. */
export interface SheetCell {
  readonly text: string;
  readonly isText: boolean;
  /** The sheet shows hours where the file has days. */
  readonly isDuration?: true;
}

/** A cell as it stands in the sheet's XML. */
export interface RawCell {
  /** `s` shared text, `inlineStr` and `str` text, `b` truth, `e` error, `d` ISO date; numbers have none or `n`. */
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

/** What is needed to read a cell. */
interface Surroundings {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

const dayMs = 86_400_000;

/** @returns null for an empty cell */
export function readCell({ type, style, value }: RawCell, { strings, styles, from1904 }: Surroundings): SheetCell | null {
  switch (type) {
    case 's':
      return textCell(strings[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
      return textCell(value);
    case 'b':
      return { text: value === '1' ? 'true' : 'false', isText: false };
    case 'e':
    case 'd':
      return { text: value, isText: false };
    default: {
      const number = Number(value);
      if (value === '' || !Number.isFinite(number)) return null;
      if (styles[style] === 'date') return { text: serialDate(number, from1904), isText: false };
      return { text: String(number), isText: false, ...(styles[style] === 'duration' ? { isDuration: true as const } : {}) };
    }
  }
}

/** Signs that XML cannot hold are written by their codes, `_x000D_` (ECMA-376, 22.9.2.19). */
const coded = /_x([\da-f]{4})_/giu;

function textCell(given: string): SheetCell | null {
  const text = given.replace(coded, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return text === '' ? null : { text, isText: true };
}

/**
 * A spreadsheet's count of days as ISO 8601. Day 60 of the 1900 count is a 29 February that never was, so earlier days are one off.
 * Less than a day is a time.
 */
export function serialDate(serial: number, from1904: boolean): string {
  const since1970 = from1904 ? serial - 24_107 : serial - (serial < 60 ? 25_568 : 25_569);
  const moment = new Date(Math.round(since1970 * dayMs));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  const time = iso.slice(11, 23).replace(/\.000$/, '');
  if (serial >= 0 && serial < 1 && !from1904) return time;
  return Number.isInteger(serial) || time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
