import type { ColumnPlan } from '../../../core/dataset/column-plan';
import { dateFormat } from '../../../core/dataset/date-formats';
import { numberPattern, type NumberStyle } from '../../../core/dataset/number-style';
import { columnName, quoteText } from '../../warehouse/warehouse';

/** Not values to compute with; they count as missing. */
export const notFinite = `'(?i)[-+]?(nan|inf|infinity)'`;
export const isoDay = `'\\d{4}-\\d{1,2}-\\d{1,2}'`;
export const isoTime = `'\\d{4}-\\d{1,2}-\\d{1,2}([ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?Z?)?'`;
const trues = `'true', 't', 'yes', 'y', '1', 'on'`;
const falses = `'false', 'f', 'no', 'n', '0', 'off'`;

/** @returns SQL for the text of a column without blanks around it; null for the empty field and for missing marks */
export function presentText(column: number, missing: readonly string[]): string {
  const text = `nullif(trim(${columnName(column)}, ' ' || chr(9) || chr(160)), '')`;
  if (missing.length === 0) return text;
  return `if(${text} IN (${missing.map(quoteText).join(', ')}), NULL, ${text})`;
}

/** @returns SQL for a number's text with a point as decimal mark and nothing between thousands */
export function plainNumber(text: string, { decimal, thousands }: NumberStyle): string {
  const joined = thousands === '' ? text : `replace(${text}, ${quoteText(thousands)}, '')`;
  return decimal === '.' ? joined : `replace(${joined}, ',', '.')`;
}

/** @returns SQL for a column's value; null where it is missing or does not fit */
export function valueOf(plan: ColumnPlan): string {
  if (plan.from.length === 3) return madeDate(plan.from);
  const [column] = plan.from;
  const text = presentText(column, plan.missing);
  switch (plan.type) {
    case 'VARCHAR':
      return textValue(column, plan.missing);
    case 'BOOLEAN':
      return `CASE WHEN lower(${text}) IN (${trues}) THEN true WHEN lower(${text}) IN (${falses}) THEN false END`;
    case 'BIGINT':
      return numeric(plan, text, 'BIGINT');
    case 'DOUBLE': {
      const value = numeric(plan, text, 'DOUBLE');
      return `if(isfinite(${value}), ${value}, NULL)`;
    }
    case 'DATE':
    case 'TIMESTAMP':
      return dateValue(plan, text);
  }
}

/** Text is kept with its blanks. */
function textValue(column: number, missing: readonly string[]): string {
  const name = columnName(column);
  if (missing.length === 0) return name;
  return `if(trim(${name}) IN (${missing.map(quoteText).join(', ')}), NULL, ${name})`;
}

function numeric(plan: ColumnPlan, text: string, type: string): string {
  const value = `if(regexp_full_match(${text}, ${quoteText(numberPattern(plan))}), try_cast(${plainNumber(text, plan)} AS ${type}), NULL)`;
  // −1, -1.0 and -01 are one number: a mark that is one stands for all of them.
  const marks = plan.missing.map(Number).filter(Number.isFinite);
  return marks.reduce((inner, mark) => `nullif(${inner}, ${mark})`, value);
}

function dateValue({ type, formats }: ColumnPlan, text: string): string {
  if (formats.length === 0) {
    const pattern = type === 'DATE' ? isoDay : isoTime;
    return `if(regexp_full_match(${text}, ${pattern}), try_cast(${text} AS ${type}), NULL)`;
  }
  return `try_cast(${parsedDate(text, formats)} AS ${type})`;
}

/** @returns SQL for a moment by the first of several formats that fits */
export function parsedDate(text: string, formats: readonly string[]): string {
  const cases = formats.map((format) => {
    const { pattern } = dateFormat(format);
    return `WHEN regexp_full_match(${text}, ${quoteText(pattern)}) THEN try_strptime(${text}, ${quoteText(format)})`;
  });
  return `CASE ${cases.join(' ')} END`;
}

function madeDate([year, month, day]: readonly [number, number, number]): string {
  const parts = [year, month, day].map((column) => `trim(${columnName(column)})`);
  return `try_cast(${parts.join(` || '-' || `)} AS DATE)`;
}

/** @returns SQL that is true where a field holds something that its column cannot take; null where every text fits */
export function faultOf(plan: ColumnPlan): string | null {
  if (plan.from.length === 3 || plan.type === 'VARCHAR') return null;
  const [column] = plan.from;
  const text = presentText(column, plan.missing);
  const marks = plan.missing.map(Number).filter(Number.isFinite);
  const special = plan.type === 'DOUBLE' ? ` AND NOT regexp_full_match(${text}, ${notFinite})` : '';
  // DuckDB takes a five and a line feed for a number; a person does not.
  const number = `if(regexp_full_match(${text}, ${quoteText(numberPattern(plan))}), try_cast(${plainNumber(text, plan)} AS DOUBLE), NULL)`;
  const isMark = marks.map((mark) => ` AND coalesce(${number} <> ${mark}, true)`).join('');
  return `(${text} IS NOT NULL AND (${valueOf(plan)}) IS NULL${special}${isMark})`;
}
