import { type DateFormat, fittingFormats, mixedFormats } from './date-formats';
import { usualMissingMarks } from './missing-marks';
import { numberPattern, type NumberStyle } from './number-style';

/** What the values at hand look like; whether all values of the column do is for who has them to find out. */
export type ColumnKind =
  | { readonly kind: 'number' | 'text' }
  /** Each of `single` fits all values by itself; `mixed` do together. Both are empty for ISO 8601. */
  | { readonly kind: 'date'; readonly single: readonly DateFormat[]; readonly mixed: readonly DateFormat[] };

const marks: ReadonlySet<string> = new Set(usualMissingMarks);
const iso = /^\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?Z?)?$/;
const notFinite = /^[-+]?(?:nan|inf|infinity)$/i;
/** Share of numbers from which on a column is looked at as one. */
const mostly = 0.6;

/** @param values present values, without blanks around them */
export function columnKind(values: readonly string[], style: NumberStyle, textual: boolean): ColumnKind {
  const present = values.filter((value) => !marks.has(value));
  if (present.length === 0) return { kind: 'text' };
  const pattern = new RegExp(`^(?:${numberPattern(style)})$`, 'u');
  const numbers = present.filter((value) => pattern.test(value) || notFinite.test(value)).length;
  if (!textual && numbers >= present.length * mostly && present.some((value) => pattern.test(value))) return { kind: 'number' };
  if (present.every((value) => iso.test(value))) return { kind: 'date', single: [], mixed: [] };
  const single = fittingFormats(present);
  const mixed = single.length === 0 ? mixedFormats(present) : [];
  return single.length + mixed.length === 0 ? { kind: 'text' } : { kind: 'date', single, mixed };
}

const numberSigns = /^[-+]?[\d.,'\u2019 \u00a0\u202f]*\d(?:e[-+]?\d+)?$/iu;

/** @returns whether values are written with the signs of numbers, in whatever style */
export function looksNumeric(values: readonly string[]): boolean {
  const present = values.filter((value) => !marks.has(value));
  return present.length > 0 && present.filter((value) => numberSigns.test(value)).length >= present.length * mostly;
}
