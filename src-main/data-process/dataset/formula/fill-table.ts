import { DOUBLE, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import { type FormulaSpec, formulaRows, variableAt } from '../../../core/dataset/formula';
import { columnName, quoteName } from '../../warehouse/warehouse';
import type { ImportContext } from '../import/watch-query';
import { columnsOf } from './evaluate';

/** Rows in a chunk of DuckDB. */
const chunkRows = 2048;
/** Chunks between two moments in which other requests are heard. */
const chunksAtOnce = 8;
/** A formula has no loops, so it ends; one that takes longer than this is not worth its wait. In milliseconds. */
const deadlineMs = 300_000;

/**
 * Makes a table of a formula: the variable first, then a column an expression. Values that are not finite are missing.
 *
 * @returns number of rows
 * @throws SeqbenchError `formula.invalid`, `formula.too-slow`
 */
export async function fillTable(
  connection: DuckDBConnection,
  table: string,
  spec: FormulaSpec,
  { signal, onProgress }: ImportContext,
): Promise<number> {
  const functions = [(variable: number) => variable, ...(await columnsOf(spec))];
  const rows = formulaRows(spec);
  const end = performance.now() + deadlineMs;
  const names = functions.map((_, index) => `${columnName(index)} DOUBLE`);
  await connection.run(`CREATE TABLE ${quoteName(table)} (${names.join(', ')})`);
  const appender = await connection.createAppender(table);
  try {
    const types = functions.map(() => DOUBLE);
    for (let first = 0, chunks = 1; first < rows; first += chunkRows, chunks += 1) {
      const count = Math.min(chunkRows, rows - first);
      const chunk = DuckDBDataChunk.create(types, count);
      const variables = Array.from({ length: count }, (_, index) => variableAt(spec, first + index));
      for (const [index, at] of functions.entries())
        chunk.setColumnValues(
          index,
          variables.map((variable) => finite(at(variable))),
        );
      appender.appendDataChunk(chunk);
      if (chunks % chunksAtOnce !== 0) continue;
      onProgress('reading', first / rows);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      if (performance.now() > end) throw tooSlow(spec, first);
    }
  } finally {
    appender.closeSync();
  }
  return rows;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function tooSlow({ step }: FormulaSpec, rows: number): SeqbenchError {
  return new SeqbenchError({
    code: 'formula.too-slow',
    message: `The formula was given up after ${deadlineMs / 60_000} minutes, with ${rows} rows computed; nothing was kept.`,
    place: 'step',
    value: String(step),
    remedy: 'Take a larger step, a shorter range or a simpler expression.',
  });
}
