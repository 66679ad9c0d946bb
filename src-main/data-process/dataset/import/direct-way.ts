import type { DuckDBConnection } from '@duckdb/node-api';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { noteTexts } from './check-table';
import { type Classified, classify, sampledRows } from './classify';
import { readDirectly } from './direct';
import type { DirectReading } from './direct-reading';
import { firstLine } from './first-line';
import { skipNotes, type TextLayout } from './layout';
import { layoutsOf, readStage, type Stage } from './read-stage';
import { misfitRejects, rejectedRows, rejectsError } from './rejects';
import type { TextFile } from './source';
import { stageCounts } from './stage';
import type { ReadTable, TableReading } from './table-reading';

/** The first rows of text files, which are on the stage. */
export interface Beginning {
  readonly files: readonly TextFile[];
  readonly stage: Stage;
  readonly layout: TextLayout;
  readonly rows: number;
  /** There are no other rows. */
  readonly complete: boolean;
}

/** Values of a wide table that are put on the stage at most. */
const mostStaged = 10_000_000;

/** As many as guesses are made from; of wide tables more, since to plan how thousands of columns are read straight takes longer than to read so many rows twice. */
function beginningRows(width: number): number {
  return Math.max(sampledRows(width), Math.floor(Math.min(width / 10, mostStaged / width)));
}

/**
 * Puts as many rows on the stage as guesses are made from, and more of a wide table.
 *
 * @param reading with the preset filled in
 * @returns null for what is no text
 */
export async function readBeginning(connection: DuckDBConnection, { sources, options }: TableReading): Promise<Beginning | null> {
  const files = sources.filter((source): source is TextFile => source.format === 'csv');
  const [layout] = layoutsOf(files, options);
  if (!layout) return null;
  const most = beginningRows(layout.names.length);
  const stage = await readStage(connection, files, options, most);
  const { rows } = await stageCounts(connection);
  return { files, stage, layout, rows, complete: rows < most };
}

/**
 * Guesses the columns of text files from their beginning, as the stage would, and reads the rest by these guesses where every value can
 * only bear them out or contradict them.
 *
 * @param reading with the preset filled in
 * @returns null where all values have to be looked at before anything can be said
 * @throws SeqbenchError `file.rows-rejected`; the table may be there
 */
export async function readOn(connection: DuckDBConnection, reading: TableReading, beginning: Beginning): Promise<ReadTable | null> {
  const { table, sources, options, signal } = reading;
  const { files, layout, stage } = beginning;
  if (beginning.rows === 0) return null;
  const classified = reading.plans === null ? await classify(connection, stage.facts, options) : null;
  const columns = reading.plans?.map((plan) => ({ plan, marks: null, mayBeText: false })) ?? settledColumns(classified, options);
  if (columns === null) return null;
  const read = await readDirectly(connection, { table, files, layout, columns, fixed: reading.plans !== null, signal });
  if (!read) return null;
  const { rows } = read;
  const rejects = await misfitRejects(connection, stage.files, layout.names);
  if (rejects.total > 0 && options.rejects === 'refuse') throw rejectsError(rejects, rows + rejects.total);
  const notes = noteTexts(sources, [
    ...[...skipNotes(layout.skip), ...(classified?.notes ?? [])].map(({ message }) => message),
    ...read.notes,
  ]);
  const { delimiter, header } = layout;
  const line = rejects.total > 0 ? null : firstLine(sources, layout, rows);
  return {
    plans: read.plans,
    rows,
    leftOut: rejects.total,
    rejects: rejectedRows(rejects),
    notes,
    delimiter,
    header,
    skip: layout.skip,
    firstLine: line,
  };
}

function settledColumns(classified: Classified | null, options: ImportOptions): DirectReading['columns'] | null {
  if (!classified?.decisions.every(({ settled }) => settled)) return null;
  const said = new Set(options.columns.filter(({ type }) => type !== undefined).map(({ column }) => column));
  return classified.decisions.map(({ plan, marks }) => ({ plan, marks, mayBeText: !said.has(plan.from[0]) }));
}
