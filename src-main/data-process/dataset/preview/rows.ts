import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { PreviewRow } from '../../../core/dataset/preview';
import { cellOf } from '../../warehouse/page';
import { isoText } from '../../warehouse/profile';
import { columnName, readRows } from '../../warehouse/warehouse';
import { valueOf } from '../import/column-sql';
import { linesOfRows } from '../import/lines';
import { parquetScan } from '../import/parquet';
import type { Stage } from '../import/read-stage';
import type { Reject } from '../import/rejects';
import type { ParquetFile } from '../import/source';
import { stageTable } from '../import/stage';

const shownRows = 50;

/** The first rows on the stage, and between them those that never got there because their fields do not fit. */
export async function stagedRows(
  connection: DuckDBConnection,
  stage: Stage,
  plans: readonly ColumnPlan[],
  rejects: readonly Reject[],
): Promise<readonly PreviewRow[]> {
  const raw = stage.facts.names.map((_, column) => columnName(column));
  const values = plans.map((plan) => shown(plan.type, valueOf(plan)));
  const found = await readRows(
    connection,
    `SELECT rowid, line, ${[...raw, ...values].join(', ')} FROM ${stageTable} ORDER BY rowid LIMIT ${shownRows}`,
  );
  const lineOf = await lineFinder(stage, found.length, rejects);
  const problems = new Map(rejects.map((reject) => [reject.row, reject.reason]));
  const rows = found.map(([rowid, line, ...cells]) => {
    const texts = cells.slice(0, raw.length).map((text) => (typeof text === 'string' ? text : null));
    const problem = problems.get(Number(rowid));
    return {
      line: line === null || line === undefined ? (lineOf.get(Number(rowid)) ?? 0) : Number(line),
      cells: cells.slice(raw.length).map(cellOf),
      raw: plans.map(({ from }) => (from.length === 1 ? (texts[from[0]] ?? null) : null)),
      problem: problem === undefined ? null : sentence(problem),
    };
  });
  const misfits = rejects.filter(({ row }) => row === null).map((reject) => misfitRow(reject, plans.length));
  return [...rows, ...misfits].sort((a, b) => a.line - b.line).slice(0, shownRows);
}

async function lineFinder({ files }: Stage, rows: number, rejects: readonly Reject[]): Promise<ReadonlyMap<number, number>> {
  const [file] = files;
  if (!file?.marks) return new Map();
  const wanted = Array.from({ length: rows }, (_, row) => row);
  return linesOfRows(file.path, file.marks, wanted, new Set(rejects.filter(({ row }) => row === null).map(({ line }) => line)));
}

/** The row's text stands in its first cell, as far as it is known. */
function misfitRow({ line, text, reason }: Reject, columns: number): PreviewRow {
  const none = Array.from({ length: columns }, () => null);
  return { line, cells: none, raw: [text, ...none.slice(1)], problem: sentence(reason) };
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
}

/** The first rows of a Parquet file, numbered from 1. */
export async function typedRows(
  connection: DuckDBConnection,
  { path }: ParquetFile,
  plans: readonly ColumnPlan[],
): Promise<readonly PreviewRow[]> {
  const columns = plans.map(({ type }, index) => shown(type, columnName(index)));
  const found = await readRows(connection, `SELECT ${columns.join(', ')} FROM (${parquetScan(path, plans)}) LIMIT ${shownRows}`);
  return found.map((row, index) => {
    const cells = row.map(cellOf);
    return { line: index + 1, cells, raw: cells.map((cell) => (cell === null ? null : String(cell))), problem: null };
  });
}

function shown(type: string, value: string): string {
  return type === 'DATE' || type === 'TIMESTAMP' ? isoText(type, `(${value})`) : value;
}
