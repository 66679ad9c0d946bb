import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { withPreset } from '../../../core/dataset/presets';
import type { RejectedRow } from '../../../core/dataset/preview';
import { formatCount } from '../../../core/text';
import { quoteName } from '../../warehouse/warehouse';
import { ambiguousDate, headerOnly, noteTexts, sameFormat } from './check-table';
import { type Classified, classify } from './classify';
import { valueOf } from './column-sql';
import { canReadDirectly, directAboveBytes, readDirectly } from './direct';
import { parquetColumns, readParquet } from './parquet';
import { readStage, layoutsOf, type Stage } from './read-stage';
import { findRejects, rejectsError } from './rejects';
import type { ParquetFile, Source, TextFile } from './source';
import { dropStage, stageCounts } from './stage';

/** Rows of the beginning by which the types of a large file are guessed. */
const guessedRows = 50_000;

export interface ReadTable {
  readonly plans: readonly ColumnPlan[];
  readonly rows: number;
  readonly leftOut: number;
  readonly rejects: readonly RejectedRow[];
  readonly notes: readonly string[];
  readonly delimiter: string;
  readonly header: boolean;
  /** Line of the first data row; null where rows and lines do not go together. */
  readonly firstLine: number | null;
}

/**
 * Finds out how files are to be read, and reads them into a new table.
 *
 * @param asked options as the user gave them
 * @param plans of an earlier import of the same files; null finds them out
 * @throws SeqbenchError `file.*`
 */
export async function readTable(
  connection: DuckDBConnection,
  table: string,
  sources: readonly Source[],
  asked: ImportOptions,
  plans: readonly ColumnPlan[] | null,
  signal: AbortSignal,
): Promise<ReadTable> {
  const options = withPreset(asked);
  sameFormat(sources);
  if (sources[0]?.format === 'parquet') return readTyped(connection, table, sources as readonly ParquetFile[], options, plans);
  const direct = await readLarge(connection, table, sources, options, plans, signal);
  if (direct) return direct;
  signal.throwIfAborted();
  const stage = await readStage(connection, sources, options, null);
  try {
    signal.throwIfAborted();
    return await buildTable(connection, table, sources, stage, options, plans, signal);
  } finally {
    await dropStage(connection);
  }
}

async function readTyped(
  connection: DuckDBConnection,
  table: string,
  sources: readonly ParquetFile[],
  options: ImportOptions,
  plans: readonly ColumnPlan[] | null,
): Promise<ReadTable> {
  const found = await parquetColumns(connection, sources, options);
  const rows = await readParquet(connection, table, sources, plans ?? found.plans);
  if (rows === 0) throw headerOnly(sources[0]?.shown ?? '', found.plans);
  const notes = noteTexts(sources, found.notes);
  return { plans: plans ?? found.plans, rows, leftOut: 0, rejects: [], notes, delimiter: ',', header: true, firstLine: null };
}

/** @returns null where a file is not large, or has to be looked at whole */
async function readLarge(
  connection: DuckDBConnection,
  table: string,
  sources: readonly Source[],
  options: ImportOptions,
  plans: readonly ColumnPlan[] | null,
  signal: AbortSignal,
): Promise<ReadTable | null> {
  const texts = sources.filter((source): source is TextFile => source.format === 'csv');
  const bytes = texts.reduce((sum, { text }) => sum + text.print.bytes, 0);
  if (bytes < directAboveBytes || texts.some(({ text }) => text.print.underscored) || options.columns.length > 0) return null;
  const [layout] = layoutsOf(texts, options);
  const begun = await readStage(connection, texts.slice(0, 1), options, guessedRows);
  const { decisions, style } = await classify(connection, begun.facts, options);
  await dropStage(connection);
  signal.throwIfAborted();
  const guessed = plans ?? decisions.map(({ plan }) => plan);
  if (!layout || !canReadDirectly(guessed) || decisions.some(({ question }) => question)) return null;
  const read = await readDirectly(connection, table, texts, layout, guessed, style);
  if (!read) return null;
  const { rows } = read;
  if (rows === 0) throw headerOnly(texts[0]?.shown ?? '', guessed);
  const { delimiter, header } = layout;
  const notes = noteTexts(sources, read.notes);
  return { plans: read.plans, rows, leftOut: 0, rejects: [], notes, delimiter, header, firstLine: firstLine(sources, header, rows) };
}

async function buildTable(
  connection: DuckDBConnection,
  table: string,
  sources: readonly Source[],
  stage: Stage,
  options: ImportOptions,
  given: readonly ColumnPlan[] | null,
  signal: AbortSignal,
): Promise<ReadTable> {
  const classified: Classified | null = given ? null : await classify(connection, stage.facts, options);
  const plans = given ?? classified?.decisions.map(({ plan }) => plan) ?? [];
  signal.throwIfAborted();
  const counts = await stageCounts(connection);
  const rejects = await findRejects(connection, stage.files, plans, stage.facts.names);
  if (rejects.total > 0 && options.rejects === 'refuse') throw rejectsError(rejects, counts.rows + counts.misfits);
  const asked = classified?.decisions.find(({ question }) => question);
  if (asked?.question) throw ambiguousDate(sources[0]?.shown ?? '', asked.plan.name, asked.question);
  const rows = counts.rows + counts.misfits - rejects.total;
  if (rows === 0) throw headerOnly(sources[0]?.shown ?? '', plans);
  const values = plans.map((plan, index) => `${valueOf(plan)} AS c${index}`).join(', ');
  const where = rejects.keep === null ? '' : ` WHERE ${rejects.keep}`;
  await connection.run(`CREATE TABLE ${quoteName(table)} AS SELECT ${values} FROM stage${where}`);
  const found = classified ? [...classified.notes, ...classified.decisions.flatMap(({ notes }) => notes)] : [];
  const leftOut =
    rejects.total === 0 ? [] : [`${formatCount(rejects.total)} of ${formatCount(rows + rejects.total)} rows do not fit and were left out.`];
  return {
    plans,
    rows,
    leftOut: rejects.total,
    rejects: rejects.first.map(({ file, line, column, reason, text }) => ({ file, line, column, reason, text })),
    notes: noteTexts(sources, [...leftOut, ...found.map(({ message }) => message)]),
    delimiter: stage.layout?.delimiter ?? ',',
    header: stage.header,
    firstLine: rejects.total > 0 ? null : firstLine(sources, stage.header, rows),
  };
}

/** Row and line go together where there is one file with one line a row, and nothing else. */
function firstLine(sources: readonly Source[], header: boolean, rows: number): number | null {
  const [source, ...others] = sources;
  if (source?.format !== 'csv' || others.length > 0) return null;
  const headerLines = header ? 1 : 0;
  return source.text.print.lines === rows + headerLines ? headerLines + 1 : null;
}

/** What DuckDB throws of a file that it cannot read, in our words; everything of ours goes on as it is. */
export function unreadable(thrown: unknown, shown: string): unknown {
  if (thrown instanceof SeqbenchError || !(thrown instanceof Error)) return thrown;
  if (!/^(IO|Invalid Input|Conversion|Invalid) Error/.test(thrown.message)) return thrown;
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `${shown.split(/[\\/]/).at(-1) ?? shown} cannot be read.`,
    place: shown,
    remedy: 'Look at it in the import dialog, and say how it is to be read.',
    cause: thrown.message,
  });
}
