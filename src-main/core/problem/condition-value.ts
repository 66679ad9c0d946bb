import type { ColumnType } from '../dataset/import-options';

const moment = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?Z?)?)?)?$/;

/** What a condition's value is held against: a number, milliseconds since 1970 in UTC, or text. */
export type ConditionValue =
  { readonly kind: 'number' | 'moment'; readonly value: number } | { readonly kind: 'text'; readonly value: string };

/**
 * Reads what a person wrote, in the type of the column. A date may be a year, a month or a day and stands for the beginning of it.
 *
 * @returns null where it is no value of that type
 */
export function conditionValue(type: ColumnType, written: string): ConditionValue | null {
  const text = written.trim();
  switch (type) {
    case 'number': {
      const value = Number(text);
      return text !== '' && Number.isFinite(value) ? { kind: 'number', value } : null;
    }
    case 'date': {
      const value = readMoment(text);
      return value === null ? null : { kind: 'moment', value };
    }
    case 'boolean': {
      const value = text.toLowerCase();
      return value === 'true' || value === 'false' ? { kind: 'text', value } : null;
    }
    case 'text':
      return { kind: 'text', value: written };
  }
}

function readMoment(text: string): number | null {
  const match = moment.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const sound = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return sound ? date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 : null;
}
