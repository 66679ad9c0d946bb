import type { DuckDBConnection } from '@duckdb/node-api';
import { columnKind, looksNumeric } from '../../../core/dataset/column-kind';
import { type ColumnPlan, textPlan } from '../../../core/dataset/column-plan';
import { looksLikeDates } from '../../../core/dataset/date-formats';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { guessNumberStyle, type NumberStyleGuess } from '../../../core/dataset/number-style';
import type { ImportNote } from '../../../core/dataset/preview';
import { presetLayouts } from '../../../core/dataset/presets';
import { columnName, readColumns } from '../../warehouse/warehouse';
import type { Candidate, Decision } from './candidate';
import { classifyDates } from './classify-dates';
import { classifyNumbers } from './classify-numbers';
import { stageTable } from './stage';
import { textNotes } from './text-notes';

export interface Classified {
  /** In the order of the file; columns that are made of others come last. */
  readonly decisions: readonly Decision[];
  readonly style: NumberStyleGuess;
  readonly notes: readonly ImportNote[];
}

/** What the stage holds. */
export interface StageFacts {
  readonly names: readonly string[];
  /** Columns whose values are text by their format, whatever they look like; null where a format has no types. */
  readonly textual: readonly boolean[] | null;
  readonly commaSeparates: boolean;
}

/**
 * Decides what every column on the stage is: a guess from some of its values, which every other value has to bear out.
 *
 * @param options with the preset filled in
 */
export async function classify(connection: DuckDBConnection, stage: StageFacts, options: ImportOptions): Promise<Classified> {
  const samples = await sampleValues(connection, stage.names.length);
  const style = fileStyle(samples, stage, options);
  const candidates = stage.names.map((name, index) => candidateOf(name, index, samples[index] ?? [], style, options));
  const kinds = candidates.map((each) => kindOf(each, stage.textual?.[each.index] === true));
  const numbers = await classifyNumbers(
    connection,
    candidates.filter((_, index) => kinds[index] === 'number'),
  );
  const dates = await classifyDates(
    connection,
    candidates.filter((_, index) => kinds[index] === 'date'),
  );
  const decisions = candidates.map((each) => numbers.get(each.index) ?? dates.get(each.index) ?? otherDecision(each));
  return { decisions: [...decisions, ...madeColumns(options)], style, notes: styleNotes(style) };
}

/** @returns how many rows guesses are made from; wide tables are looked at in fewer */
export function sampledRows(width: number): number {
  return Math.max(50, Math.min(2000, Math.floor(200_000 / width)));
}

/** @returns the different values of each column in the sampled rows, without spaces around them, in the order of their first places */
async function sampleValues(connection: DuckDBConnection, width: number): Promise<readonly (readonly string[])[]> {
  const columns = Array.from({ length: width }, (_, index) => columnName(index)).join(', ');
  const found = await readColumns(connection, `SELECT ${columns} FROM ${stageTable} LIMIT ${sampledRows(width)}`);
  return Array.from({ length: width }, (_, column) => {
    const texts = new Set<string>();
    for (const value of new Set(found[column])) if (typeof value === 'string') texts.add(value.trim());
    texts.delete('');
    return [...texts];
  });
}

function fileStyle(samples: readonly (readonly string[])[], stage: StageFacts, options: ImportOptions): NumberStyleGuess {
  const numeric = samples.filter((values, column) => stage.textual?.[column] !== true && looksNumeric(values));
  const given = {
    ...(options.decimal === null ? {} : { decimal: options.decimal }),
    ...(options.thousands === null ? {} : { thousands: options.thousands }),
  };
  return guessNumberStyle(numeric.flat(), given, stage.commaSeparates);
}

function candidateOf(name: string, index: number, values: readonly string[], style: NumberStyleGuess, options: ImportOptions): Candidate {
  const given = options.columns.find(({ column }) => column === index) ?? null;
  const preset = options.preset && presetLayouts[options.preset].columns.find(({ column }) => column === index)?.missing;
  const missing = [...(options.missing ?? []), ...(preset ?? [])];
  const guessMissing = options.missing === null && !preset;
  return { index, name: given?.name ?? name, given, missing, guessMissing, style, values };
}

function kindOf({ given, values, style }: Candidate, textual: boolean): 'number' | 'date' | 'other' {
  if (given?.dateFormat !== undefined && (given.type ?? 'date') === 'date') return 'date';
  if (given?.type !== undefined) return given.type === 'number' || given.type === 'date' ? given.type : 'other';
  const { kind } = columnKind(values, style, textual);
  return kind === 'text' ? 'other' : kind;
}

/** Text, and truths that are asked for. */
function otherDecision(candidate: Candidate): Decision {
  const { index, name, given, missing, values } = candidate;
  const type = given?.type === 'boolean' ? 'BOOLEAN' : 'VARCHAR';
  const dates = given?.type === undefined ? notDates(candidate) : [];
  const others = given?.type === undefined && dates.length === 0 ? textNotes(name, values) : [];
  const plan: ColumnPlan = { ...textPlan(name, index), type, missing: [...missing] };
  // Whether what comes further down looks like dates too is for the stage to find out.
  return { plan, question: null, notes: [...dates, ...others], settled: dates.length === 0, marks: null };
}

/** Dates with an offset from UTC, or in more ways than can be told apart. */
function notDates({ name, values }: Candidate): readonly ImportNote[] {
  const [example = ''] = values;
  if (!looksLikeDates(values)) return [];
  const message = `${name} is kept as text: its values look like dates, such as “${example.slice(0, 40)}”, but not all in ways that are told apart here.`;
  return [
    {
      severity: 'warning',
      message,
      remedy: 'Say its date format in the import options: several stand side by side with |, and %z is an offset from UTC.',
    },
  ];
}

function madeColumns({ preset }: ImportOptions): readonly Decision[] {
  if (preset === null) return [];
  return presetLayouts[preset].made.map(({ name, from }) => ({
    plan: { ...textPlan(name, 0), type: 'DATE', from: [...from] },
    question: null,
    notes: [],
    settled: true,
    marks: null,
  }));
}

function styleNotes({ unclear, thousands }: NumberStyleGuess): readonly ImportNote[] {
  if (unclear === null) return [];
  const mark = unclear.includes(',') ? 'comma' : 'point';
  const read = thousands === '' ? unclear.replace(',', '.') : unclear.replaceAll(thousands, '');
  return [
    {
      severity: 'warning',
      message: `Nothing in the file says whether the ${mark} of “${unclear}” is a decimal mark or stands between thousands; it was read as ${read}.`,
      remedy: 'Say in the import options which decimal and thousands marks it has.',
    },
  ];
}
