import type { ColumnPlan } from '../../../core/dataset/column-plan';
import { wholePattern } from '../../../core/dataset/number-style';
import { columnName, quoteText } from '../../warehouse/warehouse';
import { faultOf, notFinite, plainNumber, presentText, valueOf } from './column-sql';

/** A column that is read straight from a file, and how closely its texts are looked at. */
export interface DirectColumn {
  readonly plan: ColumnPlan;
  /**
   * `plain` allows only texts as a program writes them, by comparisons that cost next to nothing; `full` allows every text that the plan
   * allows, by the patterns that the stage is read with, at twice the time.
   */
  readonly care: 'plain' | 'full';
  /** Marks of missing values, of those in the plan, that were not said but found: they are counted. Null where none are looked for. */
  readonly marks: readonly string[] | null;
  /** Nobody said what the column is: one of numbers becomes text where some value is none. */
  readonly mayBeText: boolean;
  /** Of text that its beginning took for numbers: how those would have been read, with the marks of missing values alone that were said. */
  readonly was?: ColumnPlan;
  /** Whether marks of missing values would have been looked for in it. */
  readonly guessed?: boolean;
}

type ReadColumn = Pick<DirectColumn, 'plan' | 'care'>;

/** @returns whether there are comparisons for a column that do without patterns */
export function canBePlain({ type, from, missing, formats }: ColumnPlan): boolean {
  // A mark that is a number stands for all ways to write it.
  if (from.length > 1 || formats.length > 0 || missing.some((mark) => Number.isFinite(Number(mark)))) return false;
  return type === 'DATE' || type === 'BIGINT' || type === 'DOUBLE';
}

/** @returns SQL for a value, from the texts `c0`, `c1`, …; NaN and the infinities are NaN, so that they can be counted */
export function directValue({ plan, care }: ReadColumn): string {
  const [column] = plan.from;
  if (care === 'plain') return `try_cast(${plainText(plan)} AS ${plan.type})`;
  if (plan.type !== 'DOUBLE') return valueOf(plan);
  return `if(regexp_full_match(${presentText(column, plan.missing)}, ${notFinite}), 'nan'::DOUBLE, ${valueOf(plan)})`;
}

/**
 * SQL that is true where a text contradicts the plan, or where the stage would have counted and told something of it: then the stage has to
 * be used. Null where there is nothing to be said of any text.
 *
 * @param value name of the value's column
 * @param hidden whether there may be signs that DuckDB takes for a part of a number and a person does not: see `Fingerprint.plain`
 */
export function directFault(column: ReadColumn, value: string, hidden: boolean): string | null {
  return column.care === 'plain' ? plainFault(column.plan, value, hidden) : fullFault(column.plan, value);
}

/** Whole numbers and days are written as DuckDB writes them; fractions have no one form. */
function plainFault(plan: ColumnPlan, value: string, hidden: boolean): string {
  const text = plainPresent(plan);
  switch (plan.type) {
    case 'BIGINT':
      return `${value}::VARCHAR IS DISTINCT FROM ${text}`;
    case 'DATE':
      return `(${value}::VARCHAR IS DISTINCT FROM ${text} OR strlen(${text}) <> 10)`;
    default: {
      const otherMark = plan.decimal === '.' ? [] : [`contains(${text}, '.')`];
      const unseen = hidden ? hiddenSigns.map((sign) => `suffix(${text}, chr(${sign}))`).concat(`contains(${text}, '_')`) : [];
      const faults = [`(${value} IS NULL AND ${text} IS NOT NULL)`, `abs(${value}) >= ${beyond}`, ...leadingSigns(text)];
      return `(${[...faults, ...otherMark, ...unseen].join(' OR ')})`;
    }
  }
}

/** Line feed, vertical tab, form feed and carriage return, which DuckDB leaves out at the end of a number. */
const hiddenSigns = [10, 11, 12, 13];
/** 2⁵³: whole numbers beyond it may lose digits, and are counted. In DuckDB's order NaN and the infinities are greater than any number. */
const beyond = '9007199254740992';

/** Blanks, and a zero before other digits: text compares by its first bytes in no time. */
function leadingSigns(text: string): readonly string[] {
  const zeros = ['', '-', '+'].map((sign) => `(${text} >= '${sign}00' AND ${text} < '${sign}0:')`);
  return [`${text} < '!'`, ...zeros];
}

function fullFault(plan: ColumnPlan, value: string): string | null {
  const fault = faultOf(plan);
  if (fault === null || (plan.type !== 'BIGINT' && plan.type !== 'DOUBLE')) return fault;
  const text = presentText(plan.from[0], plan.missing);
  const zeros = `regexp_full_match(${text}, '[-+]?0\\d+')`;
  const grouped = plan.thousands === '' ? [] : [`contains(${text}, ${quoteText(plan.thousands)})`];
  const own =
    plan.type === 'BIGINT'
      ? `NOT regexp_full_match(${text}, ${quoteText(wholePattern(plan))})`
      : `(isfinite(${value}) AND abs(${value}) >= ${beyond})`;
  return `(${[fault, zeros, ...grouped, own].join(' OR ')})`;
}

function plainText(plan: ColumnPlan): string {
  const text = plainPresent(plan);
  // A mark between thousands is not taken away, so that its text is at fault.
  return plan.type === 'DOUBLE' ? plainNumber(text, { decimal: plan.decimal, thousands: '' }) : text;
}

/** Marks with blanks around them are at fault. */
function plainPresent({ from: [column], missing }: ColumnPlan): string {
  const [mark, ...others] = missing.map(quoteText);
  if (mark === undefined) return columnName(column);
  if (others.length === 0) return `nullif(${columnName(column)}, ${mark})`;
  return `if(${columnName(column)} IN (${[mark, ...others].join(', ')}), NULL, ${columnName(column)})`;
}

/** SQL of which of its marks a text is, from 1; 0 where it is none. Null where no marks are counted. */
export function directMark({ plan, care, marks }: DirectColumn): string | null {
  if (marks === null || marks.length === 0) return null;
  const [column] = plan.from;
  const text = care === 'plain' ? columnName(column) : presentText(column, []);
  const cases = marks.map((mark, index) => `WHEN ${quoteText(mark)} THEN ${index + 1}`).join(' ');
  return `(CASE ${text} ${cases} ELSE 0 END)::UTINYINT`;
}
