import type { DuckDBConnection } from '@duckdb/node-api';
import { textPlan } from '../../../core/dataset/column-plan';
import { numberPattern, wholePattern } from '../../../core/dataset/number-style';
import type { ImportNote } from '../../../core/dataset/preview';
import { formatCount, plural } from '../../../core/text';
import { alike, fieldsOf, placeColumn } from '../../warehouse/fields';
import { columnName, quoteText, readRows } from '../../warehouse/warehouse';
import type { Candidate, Decision } from './candidate';
import { notFinite, plainNumber, presentText } from './column-sql';
import { noCounts, type NumberCounts } from './number-counts';
import { otherValues, splitMarks } from './other-values';
import { plainCounts } from './plain-counts';
import { stageTable } from './stage';

/** Decides which of the columns that look like numbers are numbers to the last value. */
export async function classifyNumbers(
  connection: DuckDBConnection,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<number, Decision>> {
  const plain = await plainCounts(connection, candidates);
  const others = candidates.filter(({ index }) => !plain.has(index));
  const counted = new Map([...plain, ...(await patternCounts(connection, others))]);
  const decisions = new Map<number, Decision>();
  for (const candidate of candidates) {
    const decision = await decide(connection, candidate, counted.get(candidate.index) ?? noCounts);
    decisions.set(candidate.index, plain.has(candidate.index) ? { ...decision, plain: true } : decision);
  }
  return decisions;
}

/** Counts by patterns, which are exact for every text, and dear. */
async function patternCounts(connection: DuckDBConnection, candidates: readonly Candidate[]): Promise<ReadonlyMap<number, NumberCounts>> {
  const counted = new Map<number, NumberCounts>();
  for (const group of alike(candidates, ({ missing, style }) => [missing, style.decimal, style.thousands])) {
    const [first] = group;
    if (!first) continue;
    const fields = fieldsOf(
      group.map(({ index }) => columnName(index)),
      stageTable,
    );
    const sql = `SELECT ${placeColumn}, ${countsSql(first)} FROM ${fields} GROUP BY ${placeColumn}`;
    for (const [place, ...figures] of await readRows(connection, sql)) {
      const [present = 0, others = 0, fractions = 0, rounded = 0, special = 0, zeros = 0, longest = 0, grouped = 0] = figures.map(Number);
      const candidate = group[Number(place)];
      if (candidate) counted.set(candidate.index, { present, others, fractions, rounded, special, zeros, longest, grouped });
    }
  }
  return counted;
}

/** Of the texts of `fieldsOf`. */
function countsSql({ missing, style }: Pick<Candidate, 'missing' | 'style'>): string {
  const text = presentText(0, missing);
  const fits = `regexp_full_match(${text}, ${quoteText(numberPattern(style))})`;
  const whole = `regexp_full_match(${text}, ${quoteText(wholePattern(style))})`;
  const number = plainNumber(text, style);
  const tooLong = `${whole} AND try_cast(${number} AS BIGINT) IS NULL`;
  const exact = `try_cast(${number} AS HUGEINT)`;
  const special = `regexp_full_match(${text}, ${notFinite})`;
  const grouped = style.thousands === '' ? 'false' : `${fits} AND contains(${text}, ${quoteText(style.thousands)})`;
  return [
    `count(${text})`,
    `count_if(NOT ${fits} AND NOT ${special})`,
    `count_if(${fits} AND (NOT ${whole} OR (${tooLong})))`,
    `count_if(${whole} AND (${exact} IS NULL OR ${exact} <> try_cast(try_cast(${number} AS DOUBLE) AS HUGEINT)))`,
    `count_if(${special})`,
    `count_if(regexp_full_match(${text}, '[-+]?0\\d+'))`,
    `coalesce(max(length(${text})) FILTER (${fits}), 0)`,
    `count_if(${grouped})`,
  ].join(', ');
}

async function decide(connection: DuckDBConnection, candidate: Candidate, counts: NumberCounts): Promise<Decision> {
  const { index, name, given, style } = candidate;
  const forced = given?.type === 'number';
  const others = counts.others === 0 ? [] : await otherValues(connection, candidate, othersSql(candidate));
  const { marks, notes, rest } = splitMarks(candidate, others, counts.others);
  if (rest > 0 && !forced)
    return asText(candidate, notNumbers(candidate, rest, counts.present, others.find(({ text }) => !marks.includes(text))?.text ?? ''));
  // 01 to 12 are months; 00501 is a postal code that would lose its zeros.
  if (!forced && counts.zeros > 0 && counts.longest > 2) {
    const message = `${name} is kept as text, because ${plural(counts.zeros, 'of its numbers begins', 'of its numbers begin')} with a zero.`;
    return asText(candidate, [{ severity: 'note', message }]);
  }
  const type = counts.fractions === 0 && counts.special === 0 ? 'BIGINT' : 'DOUBLE';
  const missing = [...candidate.missing, ...marks];
  const plan = { ...textPlan(name, index), type, missing, decimal: style.decimal, thousands: style.thousands } as const;
  // NaN and marks are counted on either way.
  const rounded = type === 'DOUBLE' ? counts.rounded : 0;
  const settled = rest + counts.grouped + counts.zeros + rounded === 0;
  return {
    plan,
    question: null,
    notes: [...notes, ...countNotes(candidate, { ...counts, rounded })],
    settled,
    marks: candidate.guessMissing ? marks : null,
  };
}

/** SQL that is true for texts that are no numbers. */
export function othersSql({ index, missing, style }: Pick<Candidate, 'index' | 'missing' | 'style'>): string {
  const text = presentText(index, missing);
  return `NOT regexp_full_match(${text}, ${quoteText(numberPattern(style))}) AND NOT regexp_full_match(${text}, ${notFinite})`;
}

function asText({ index, name, missing }: Candidate, notes: readonly ImportNote[]): Decision {
  return { plan: { ...textPlan(name, index), missing: [...missing] }, question: null, notes, settled: false, marks: null };
}

/** A column of words with some numbers in it is nothing to wonder at; one of numbers with a few words is. */
export function notNumbers({ name }: Pick<Candidate, 'name'>, rest: number, present: number, example: string): readonly ImportNote[] {
  if (rest > present / 5) return [];
  return [
    {
      severity: 'warning',
      message: `${name} is kept as text, because ${formatCount(rest)} of its ${plural(present, 'value')} ${rest === 1 ? 'is' : 'are'} no number, such as “${example.slice(0, 40)}”.`,
      remedy: 'Name the marks that stand for a missing value, or make it a column of numbers and leave these rows out.',
    },
  ];
}

function countNotes({ name }: Candidate, { rounded, special, zeros, grouped }: NumberCounts): readonly ImportNote[] {
  const note = (count: number, message: string): readonly ImportNote[] => (count === 0 ? [] : [{ severity: 'note', message }]);
  return [
    ...note(grouped, `${plural(grouped, 'value')} of ${name} with a thousands mark ${grouped === 1 ? 'was' : 'were'} read as numbers.`),
    ...note(special, specialNote(name, special)),
    ...note(zeros, `The first zero of ${plural(zeros, 'number')} of ${name} is not kept: 01 becomes 1.`),
    ...note(
      rounded,
      `${plural(rounded, 'whole number')} of ${name} beyond 2⁵³ ${rounded === 1 ? 'is' : 'are'} kept to 15 digits: not all of its values are whole numbers of 64 bits.`,
    ),
  ];
}

export function specialNote(name: string, count: number): string {
  return `${plural(count, 'value')} of ${name} (NaN or infinite) ${count === 1 ? 'counts' : 'count'} as missing.`;
}
