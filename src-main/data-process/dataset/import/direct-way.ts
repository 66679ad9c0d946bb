import type { DuckDBConnection } from '@duckdb/node-api';
import { noteTexts } from './check-table';
import { type Classified, classify, sampledRows } from './classify';
import { type DirectReading, readDirectly } from './direct';
import { firstLine } from './first-line';
import { layoutsOf, readStage } from './read-stage';
import type { TextFile } from './source';
import { stageCounts } from './stage';
import type { ReadTable, TableReading } from './table-reading';

/**
 * Guesses the columns of text files from their beginning, as the stage would, and reads the rest by these guesses where every value can
 * only bear them out or contradict them.
 *
 * @param reading with the preset filled in
 * @returns null where all values have to be looked at before anything can be said
 */
export async function readBeginningFirst(connection: DuckDBConnection, reading: TableReading): Promise<ReadTable | null> {
  const { table, sources, options, signal } = reading;
  const files = sources.filter((source): source is TextFile => source.format === 'csv');
  const [layout] = layoutsOf(files, options);
  if (!layout) return null;
  const begun = await readStage(connection, files, options, sampledRows(layout.names.length));
  const { rows: sampled, misfits } = await stageCounts(connection);
  if (sampled === 0 || misfits > 0) return null;
  const classified = reading.plans === null ? await classify(connection, begun.facts, options) : null;
  const columns = reading.plans?.map((plan) => ({ plan, marks: null })) ?? settledColumns(classified);
  if (columns === null) return null;
  const read = await readDirectly(connection, { table, files, layout, columns, fixed: reading.plans !== null, signal });
  if (!read) return null;
  const { rows } = read;
  const notes = noteTexts(sources, [...(classified?.notes ?? []).map(({ message }) => message), ...read.notes]);
  const { delimiter, header } = layout;
  return { plans: read.plans, rows, leftOut: 0, rejects: [], notes, delimiter, header, firstLine: firstLine(sources, header, rows) };
}

function settledColumns(classified: Classified | null): DirectReading['columns'] | null {
  if (!classified?.decisions.every(({ settled }) => settled)) return null;
  return classified.decisions.map(({ plan, marks }) => ({ plan, marks }));
}
