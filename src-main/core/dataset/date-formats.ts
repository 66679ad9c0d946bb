/** A way in which dates are written, by the letters of `strptime`, and the pattern that keeps it from reading others. */
export interface DateFormat {
  readonly format: string;
  /** Whole value without blanks around it, for JavaScript and RE2 alike. */
  readonly pattern: string;
  readonly hasTime: boolean;
}

const parts: Readonly<Record<string, string>> = {
  '%Y': '\\d{4}',
  '%y': '\\d{2}',
  '%m': '(?:0?[1-9]|1[0-2])',
  '%d': '(?:0?[1-9]|[12]\\d|3[01])',
  '%b': '(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)',
  '%B': '(?:January|February|March|April|May|June|July|August|September|October|November|December)',
  '%H': '(?:[01]?\\d|2[0-3])',
  '%I': '(?:0?[1-9]|1[0-2])',
  '%M': '[0-5]\\d',
  '%S': '[0-5]\\d',
  '%f': '\\d{1,6}',
  '%p': '(?:[AaPp][Mm])',
  '%j': '\\d{3}',
};

/** Days written with points always begin with the day; with strokes and slashes both orders are in use. */
const days = [
  '%Y-%m-%d',
  '%d.%m.%Y',
  '%d/%m/%Y',
  '%m/%d/%Y',
  '%Y/%m/%d',
  '%d-%m-%Y',
  '%m-%d-%Y',
  '%Y.%m.%d',
  '%d.%m.%y',
  '%d/%m/%y',
  '%m/%d/%y',
  '%d %b %Y',
  '%d-%b-%Y',
  '%d-%b-%y',
  '%b %d, %Y',
  '%b %d %Y',
  '%d %B %Y',
  '%B %d, %Y',
  '%B %d %Y',
] as const;
const times = ['', ' %H:%M', ' %H:%M:%S', ' %H:%M:%S.%f', 'T%H:%M', 'T%H:%M:%S', 'T%H:%M:%S.%f', ' %I:%M %p', ' %I:%M:%S %p'] as const;

/** @returns a format with its pattern; letters that are not in the list stand for anything */
export function dateFormat(format: string): DateFormat {
  const pattern = format.replace(
    /%-?[A-Za-z%]|[\\^$.*+?()[\]{}|]/g,
    (found) => parts[found] ?? (found.startsWith('%') ? '.+' : `\\${found}`),
  );
  return { format, pattern, hasTime: /%-?[HIMSfpcXsT]/.test(format) };
}

const known: readonly DateFormat[] = days.flatMap((day) => times.map((time) => dateFormat(day + time)));
const tests = new Map(known.map((each) => [each, new RegExp(`^${each.pattern}$`)]));

/** Several formats of one column are written one after the other. */
export const formatSeparator = ' | ';

/** @returns formats that fit every value; empty where there is none */
export function fittingFormats(values: readonly string[]): readonly DateFormat[] {
  if (values.length === 0) return [];
  return known.filter((format) => values.every((value) => tests.get(format)?.test(value.trim())));
}

/**
 * Formats that together fit every value, where none does alone: those by which alone some value can be read. A value that fits two of them
 * is for who has the file to decide.
 *
 * @returns empty where there are more than four, or a value fits none of them
 */
export function mixedFormats(values: readonly string[]): readonly DateFormat[] {
  const found = new Set<DateFormat>();
  const open: (readonly DateFormat[])[] = [];
  for (const value of values) {
    const fitting = known.filter((format) => tests.get(format)?.test(value.trim()));
    const [only] = fitting;
    if (only && fitting.length === 1) found.add(only);
    else open.push(fitting);
    if (found.size > 4) return [];
  }
  return open.every((fitting) => fitting.some((format) => found.has(format))) ? [...found] : [];
}

/** ISO 8601 with whatever follows, such as an offset from UTC. */
const isoBegins = /^\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}.*)?$/;

/** @returns whether nearly all values are dates in some way, be it one that is not known whole or a different one each */
export function looksLikeDates(values: readonly string[]): boolean {
  const dates = values.filter((value) => isoBegins.test(value) || known.some((format) => tests.get(format)?.test(value)));
  return values.length > 0 && dates.length >= 0.9 * values.length;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2021-04-03` → `3 April 2021`; what follows the day stays as it is. */
export function dateInWords(iso: string): string {
  const [, year = '', month = '', day = '', rest = ''] = /^(\d+)-(\d\d)-(\d\d)(.*)$/.exec(iso) ?? [];
  const time = rest.trim();
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}${time === '' || time === '00:00:00' ? '' : `, ${time}`}`;
}
