import type { DuckDBConnection } from '@duckdb/node-api';
import { columnKind } from '../../../core/dataset/column-kind';
import { type ColumnPlan, textPlan } from '../../../core/dataset/column-plan';
import { dateFormat, dateInWords, formatSeparator } from '../../../core/dataset/date-formats';
import type { ColumnQuestion, ImportNote } from '../../../core/dataset/preview';
import { formatCount, plural } from '../../../core/text';
import { readRows } from '../../warehouse/warehouse';
import type { Candidate, Decision } from './candidate';
import { parsedDate, presentText, valueOf } from './column-sql';
import { otherValues, splitMarks } from './other-values';
import { stageTable } from './stage';

/** Decides which of the columns that look like dates are dates to the last value, and by which format. */
export async function classifyDates(
  connection: DuckDBConnection,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<number, Decision>> {
  const decisions = new Map<number, Decision>();
  for (const candidate of candidates) decisions.set(candidate.index, await decide(connection, candidate));
  return decisions;
}

async function decide(connection: DuckDBConnection, candidate: Candidate): Promise<Decision> {
  const tried: { readonly formats: readonly string[]; readonly attempt: Attempt }[] = [];
  for (const formats of formatChoices(candidate)) tried.push({ formats, attempt: await tryFormats(connection, candidate, formats) });
  const fitting = tried.filter(({ attempt }) => attempt.rest === 0);
  const best = fitting[0] ?? tried.toSorted((a, b) => a.attempt.rest - b.attempt.rest)[0];
  if (!best || (best.attempt.rest > 0 && candidate.given?.type !== 'date' && candidate.given?.dateFormat === undefined)) {
    return {
      plan: { ...textPlan(candidate.name, candidate.index), missing: [...candidate.missing] },
      question: null,
      notes: notDates(candidate, best?.attempt),
      settled: false,
      marks: null,
    };
  }
  const years: readonly ImportNote[] = best.formats.some((format) => format.includes('%y'))
    ? [
        {
          severity: 'note',
          message: `Years of ${candidate.name} have two digits: 69 to 99 were read as 1969 to 1999, 00 to 68 as 2000 to 2068.`,
        },
      ]
    : [];
  const mixed: readonly ImportNote[] =
    best.formats.length < 2
      ? []
      : [
          {
            severity: 'note',
            message: `Dates of ${candidate.name} are written in ${best.formats.length} ways: ${best.formats.join(', ')}.`,
          },
        ];
  const question =
    fitting.length < 2
      ? null
      : await questionOf(
          connection,
          candidate,
          fitting.map(({ formats }) => formats),
        );
  const { plan, notes, marks, rest } = best.attempt;
  // Of two formats that fit so far, one may not fit further down.
  const settled = tried.length === 1 && rest + mixed.length === 0;
  return { plan, question, notes: [...notes, ...mixed, ...years], settled, marks: candidate.guessMissing ? marks : null };
}

/** Each is a list of formats that are tried together; an empty one stands for ISO 8601. */
function formatChoices({ given, values, style }: Candidate): readonly (readonly string[])[] {
  if (given?.dateFormat !== undefined) return [given.dateFormat.split(formatSeparator)];
  const kind = columnKind(values, style, true);
  if (kind.kind !== 'date' || kind.single.length + kind.mixed.length === 0) return [[]];
  if (kind.single.length > 0) return kind.single.map(({ format }) => [format]);
  // A value that fits two of them is read by the first: where the other order comes to another day, that is asked.
  const mixed = kind.mixed.map(({ format }) => format);
  return [mixed, [...mixed].reverse()];
}

interface Attempt {
  readonly plan: Decision['plan'];
  readonly marks: readonly string[];
  /** Count the marks. */
  readonly notes: readonly ImportNote[];
  /** Values that are no dates by these formats, and no marks of missing ones. */
  readonly rest: number;
  readonly present: number;
  readonly example: string;
}

async function tryFormats(connection: DuckDBConnection, candidate: Candidate, formats: readonly string[]): Promise<Attempt> {
  const { index, name, missing } = candidate;
  const text = presentText(index, missing);
  const plain = { ...textPlan(name, index), missing: [...missing], formats: [...formats] };
  const value = valueOf({ ...plain, type: 'TIMESTAMP' });
  const [row = []] = await readRows(
    connection,
    `SELECT count(${text}), count_if(${text} IS NOT NULL AND (${value}) IS NULL), coalesce(max(length(${text})), 0) FROM ${stageTable}`,
  );
  const [present = 0, bad = 0, longest = 0] = row.map(Number);
  const others = bad === 0 ? [] : await otherValues(connection, candidate, `(${value}) IS NULL`);
  const { marks, notes, rest } = splitMarks(candidate, others, bad);
  const hasTime = formats.length === 0 ? longest > 10 : formats.some((format) => dateFormat(format).hasTime);
  const plan: ColumnPlan = { ...plain, type: hasTime ? 'TIMESTAMP' : 'DATE', missing: [...missing, ...marks] };
  return { plan, marks, notes, rest, present, example: others.find((other) => !marks.includes(other.text))?.text ?? '' };
}

/** @returns null where all formats come to the same dates */
async function questionOf(
  connection: DuckDBConnection,
  { index, missing }: Candidate,
  choices: readonly (readonly string[])[],
): Promise<ColumnQuestion | null> {
  const text = presentText(index, missing);
  const readings = choices.map((formats) => parsedDate(text, formats));
  const [first = '', ...others] = readings;
  const differ = others.map((other) => `(${first}) <> (${other})`).join(' OR ');
  const shown = readings.map((reading) => `(${reading})::VARCHAR`).join(', ');
  const [row] = await readRows(connection, `SELECT ${text}, ${shown} FROM ${stageTable} WHERE ${differ} LIMIT 1`);
  if (!row) return null;
  const [example, ...means] = row.map(String);
  const named = choices.map((formats, position) => ({ format: formats.join(formatSeparator), means: dateInWords(means[position] ?? '') }));
  return { kind: 'ambiguous-date', example: example ?? '', formats: named };
}

function notDates({ name }: Candidate, attempt: Attempt | undefined): readonly ImportNote[] {
  if (!attempt || attempt.rest > attempt.present / 5) return [];
  const { rest, present, example } = attempt;
  return [
    {
      severity: 'warning',
      message: `${name} is kept as text, because ${formatCount(rest)} of its ${plural(present, 'value')} ${rest === 1 ? 'is' : 'are'} no date, such as “${example.slice(0, 40)}”.`,
      remedy: 'Say its date format, or make it a column of dates and leave these rows out.',
    },
  ];
}
