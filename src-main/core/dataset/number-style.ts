import type { ThousandsMark } from './import-options';

/** How a file writes its numbers. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** Empty where there is none. */
  readonly thousands: ThousandsMark;
}

export interface NumberStyleGuess extends NumberStyle {
  /** A value that could be read in another way, where nothing else in the file says which; null where there is none. */
  readonly unclear: string | null;
}

/** What single values prove; those that fit several ways prove nothing. */
interface Evidence {
  points: number;
  commas: number;
  readonly groups: Map<ThousandsMark, number>;
  /** `1,234`: a number of thousands, or one with three decimals. */
  unclear: string | null;
  /** `1.234`: three decimals, unless the file has decimal commas. */
  readonly pointGroups: string[];
}

const grouped = /^[-+]?\d{1,3}([.,'\u2019 \u00a0\u202f])\d{3}(?:\1\d{3})*(?:([.,])\d*)?$/u;
/** Lakhs and crores: two digits between marks, three behind the last. */
const indian = /^[-+]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?$/u;
const simple = /^[-+]?\d*([.,])\d+(?:e[-+]?\d+)?$/iu;

/**
 * Finds out how numbers are written from values that prove it: `12,5` has a decimal comma, `1.234.567` points between thousands.
 *
 * @param values as they stand in the file
 * @param given what is known already
 * @param commaSeparates whether fields stand between commas: who quotes `1,234` there means a number of thousands
 */
export function guessNumberStyle(values: Iterable<string>, given: Partial<NumberStyle>, commaSeparates: boolean): NumberStyleGuess {
  const evidence: Evidence = { points: 0, commas: 0, groups: new Map(), unclear: null, pointGroups: [] };
  for (const value of values) weigh(value.trim(), evidence);
  const decimal = given.decimal ?? decimalOf(evidence, given.thousands, commaSeparates);
  const thousands = given.thousands ?? thousandsOf(evidence, decimal);
  const decided = evidence.commas + evidence.points > 0 || given.decimal !== undefined || given.thousands !== undefined;
  // Between semicolons stands what has decimal commas, mostly.
  const unclear = evidence.unclear ?? (commaSeparates ? null : (evidence.pointGroups[0] ?? null));
  return { decimal, thousands, unclear: decided || evidence.groups.size > 0 ? null : unclear };
}

function decimalOf({ commas, points, unclear, groups }: Evidence, thousands: string | undefined, commaSeparates: boolean): '.' | ',' {
  if (thousands === '.') return ',';
  if (thousands === ',') return '.';
  if (commas !== points) return commas > points ? ',' : '.';
  if (groups.has('.') !== groups.has(',')) return groups.has('.') ? ',' : '.';
  return unclear !== null && groups.size === 0 && !commaSeparates ? ',' : '.';
}

function thousandsOf({ groups, unclear, pointGroups }: Evidence, decimal: '.' | ','): ThousandsMark {
  const found = [...groups].filter(([mark]) => mark !== decimal).sort(([, a], [, b]) => b - a)[0]?.[0];
  if (found !== undefined) return found;
  if (decimal === '.') return unclear === null ? '' : ',';
  return pointGroups.length > 0 ? '.' : '';
}

function weigh(value: string, evidence: Evidence): void {
  if (indian.test(value)) {
    evidence.groups.set(',', (evidence.groups.get(',') ?? 0) + 1);
    return;
  }
  const [, mark, fraction] = grouped.exec(value) ?? [];
  if (mark === undefined) {
    const decimal = simple.exec(value)?.[1];
    if (decimal === '.') evidence.points += 1;
    else if (decimal === ',') evidence.commas += 1;
    return;
  }
  if (fraction !== undefined && fraction !== mark) {
    if (fraction === ',') evidence.commas += 1;
    else evidence.points += 1;
  }
  const several = value.split(mark).length > 2 || fraction !== undefined;
  if (several || (mark !== '.' && mark !== ',')) {
    evidence.groups.set(mark as ThousandsMark, (evidence.groups.get(mark as ThousandsMark) ?? 0) + 1);
  } else if (mark === '.') {
    if (/^[-+]?0/u.test(value)) evidence.points += 1;
    else evidence.pointGroups.push(value);
  } else if (/^[-+]?0/u.test(value)) {
    evidence.commas += 1;
  } else {
    evidence.unclear ??= value;
  }
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** @returns a pattern that whole numbers and fractions of a style match in full, for JavaScript and RE2 alike */
export function numberPattern({ decimal, thousands }: NumberStyle): string {
  const point = escaped(decimal);
  const plain = `(?:\\d+(?:${point}\\d*)?|${point}\\d+)(?:[eE][-+]?\\d+)?`;
  const groups = thousands === '' ? '' : `|${groupPattern(thousands)}(?:${point}\\d*)?`;
  return `[-+]?(?:${plain}${groups})`;
}

/** @returns a pattern that whole numbers of a style match in full */
export function wholePattern({ thousands }: NumberStyle): string {
  const groups = thousands === '' ? '' : `|${groupPattern(thousands)}`;
  return `[-+]?(?:\\d+${groups})`;
}

/** Groups of three digits; between commas of two, too, as Indians write. */
function groupPattern(thousands: ThousandsMark): string {
  const mark = escaped(thousands);
  return thousands === ',' ? '(?:\\d{1,3}(?:,\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3})' : `\\d{1,3}(?:${mark}\\d{3})+`;
}
