import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import { withPreset } from '../../../core/dataset/presets';
import { quoteName } from '../../warehouse/warehouse';
import { ambiguousDate, headerOnly, noteTexts, openQuote, sameFormat } from './check-table';
import { type Classified, classify } from './classify';
import { valueOf } from './column-sql';
import { directValue } from './direct-sql';
import { readBeginning, readOn } from './direct-way';
import { inFewThreads } from './few-threads';
import { firstLine } from './first-line';
import { skipNotes } from './layout';
import { parquetChanges, parquetColumns, readParquet } from './parquet';
import { readStage, type Stage } from './read-stage';
import { findRejects, rejectedRows, rejectsError } from './rejects';
import type { ParquetFile } from './source';
import { dropStage, stageCounts } from './stage';
import type { ReadTable, TableReading } from './table-reading';

/**
 * Finds out how files are to be read, and reads them into a new table.
 *
 * @param asked with the options as the user gave them
 * @throws SeqbenchError `file.*`
 */
export async function readTable(connection: DuckDBConnection, asked: TableReading): Promise<ReadTable> {
  const reading = { ...asked, options: withPreset(asked.options) };
  const { sources, options, signal } = reading;
  sameFormat(sources);
  if (sources[0]?.format === 'parquet') return readTyped(connection, reading, sources as readonly ParquetFile[]);
  try {
    const beginning = reading.overStage ? null : await readBeginning(connection, reading);
    if (beginning?.complete) return await buildTable(connection, reading, beginning.stage);
    const direct = beginning && (await readOn(connection, reading, beginning));
    if (direct) return direct;
    signal.throwIfAborted();
    const stage = await readStage(connection, sources, options, null);
    signal.throwIfAborted();
    return await buildTable(connection, reading, stage);
  } finally {
    await dropStage(connection);
  }
}

async function readTyped(
  connection: DuckDBConnection,
  { table, options, plans }: TableReading,
  sources: readonly ParquetFile[],
): Promise<ReadTable> {
  const found = await parquetColumns(connection, sources, options);
  const rows = await readParquet(connection, table, sources, plans ?? found.plans);
  if (rows === 0) throw headerOnly(sources[0]?.shown ?? '', found.plans);
  const notes = noteTexts(sources, [
    ...found.notes,
    ...(await parquetChanges(connection, sources, { ...found, plans: plans ?? found.plans })),
  ]);
  return { plans: plans ?? found.plans, rows, leftOut: 0, rejects: [], notes, delimiter: ',', header: true, skip: 0, firstLine: null };
}

async function buildTable(
  connection: DuckDBConnection,
  { table, sources, options, plans: given, signal }: TableReading,
  stage: Stage,
): Promise<ReadTable> {
  const classified: Classified | null = given ? null : await classify(connection, stage.facts, options);
  const plans = given ?? classified?.decisions.map(({ plan }) => plan) ?? [];
  signal.throwIfAborted();
  const counts = await stageCounts(connection);
  const isPlain = plans.map((_, index) => classified?.decisions[index]?.plain === true);
  const doubtful = plans.filter((_, index) => !isPlain[index]);
  const rejects = await findRejects(connection, stage.files, doubtful, stage.facts.names);
  if (rejects.total > 0 && options.rejects === 'refuse') throw rejectsError(rejects, counts.rows + counts.misfits);
  const asked = classified?.decisions.find(({ question }) => question);
  if (asked?.question) throw ambiguousDate(sources[0]?.shown ?? '', asked.plan.name, asked.question);
  const rows = counts.rows + counts.misfits - rejects.total;
  if (rows === 0) {
    const shown = sources[0]?.shown ?? '';
    throw stage.layout?.open ? openQuote(shown, stage.layout.quote) : headerOnly(shown, plans);
  }
  const values = plans
    .map((plan, index) => `${isPlain[index] ? directValue({ plan, care: 'plain' }) : valueOf(plan)} AS c${index}`)
    .join(', ');
  const where = rejects.keep === null ? '' : ` WHERE ${rejects.keep}`;
  await inFewThreads(connection, { columns: plans.length, rows }, () =>
    connection.run(`CREATE TABLE ${quoteName(table)} AS SELECT ${values} FROM stage${where}`),
  );
  const found = classified ? [...skipNotes(stage.skip), ...classified.notes, ...classified.decisions.flatMap(({ notes }) => notes)] : [];
  return {
    plans,
    rows,
    leftOut: rejects.total,
    rejects: rejectedRows(rejects),
    notes: noteTexts(
      sources,
      found.map(({ message }) => message),
    ),
    delimiter: stage.layout?.delimiter ?? ',',
    header: stage.header,
    skip: stage.skip,
    firstLine: rejects.total > 0 ? null : firstLine(sources, stage, rows),
  };
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
