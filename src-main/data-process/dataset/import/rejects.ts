import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { RejectedRow } from '../../../core/dataset/preview';
import { formatCount, plural } from '../../../core/text';
import { columnName, readRows } from '../../warehouse/warehouse';
import { faultOf, presentText } from './column-sql';
import { describeMisfit, describeValue, shorten } from './fault-words';
import { linesAt, linesOfRows, type RowMarks } from './lines';
import { misfitTable, stageTable } from './stage';

/** Rows that are kept with a dataset; more are only counted. */
export const keptRejects = 10_000;

/** A file whose rows are on the stage. */
export interface StagedFile {
  /** As given by the user. */
  readonly shown: string;
  /** Which DuckDB read. */
  readonly path: string;
  /** Number of its first row on the stage. */
  readonly firstRow: number;
  /** Null where the stage knows the lines itself. */
  readonly marks: RowMarks | null;
}

/** A row that does not fit, and its place on the stage; null where it never got there. */
export interface Reject extends RejectedRow {
  readonly row: number | null;
  /** The field at fault, or the beginning of the row. */
  readonly value: string;
}

export interface Rejects {
  readonly total: number;
  /** In the order of files and lines; the first ten thousand. */
  readonly first: readonly Reject[];
  /** SQL that is true for rows of the stage that fit; null where all do. */
  readonly keep: string | null;
}

/** Finds all rows that do not fit: in number of fields, or in a value that its column cannot take. */
export async function findRejects(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  plans: readonly ColumnPlan[],
  names: readonly string[],
): Promise<Rejects> {
  const { first: misfits, total: misfitCount } = await misfitRejects(connection, files, names);
  const faults = plans.flatMap((plan) => {
    const fault = faultOf(plan);
    return fault === null ? [] : [{ plan, fault }];
  });
  const any = faults.map(({ fault }) => fault).join(' OR ');
  const [[faultCount] = []] = any === '' ? [[0]] : await readRows(connection, `SELECT count(*) FROM ${stageTable} WHERE ${any}`);
  const values = Number(faultCount) === 0 ? [] : await readFaults(connection, files, faults, misfits, names.length);
  const order = (reject: Reject): number => files.findIndex(({ shown }) => basename(shown) === reject.file);
  const first = [...misfits, ...values].sort((a, b) => order(a) - order(b) || a.line - b.line).slice(0, keptRejects);
  return { total: misfitCount + Number(faultCount), first, keep: Number(faultCount) === 0 ? null : `NOT coalesce(${any}, false)` };
}

/** Finds the rows that do not fit in number of fields, where all values do. */
export async function misfitRejects(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  names: readonly string[],
): Promise<Rejects> {
  const [[total] = []] = await readRows(connection, `SELECT count(*) FROM ${misfitTable}`);
  const first = Number(total) === 0 ? [] : await readMisfits(connection, files, names);
  return { total: Number(total), first, keep: null };
}

async function readMisfits(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  names: readonly string[],
): Promise<readonly Reject[]> {
  const found = await readRows(
    connection,
    `SELECT file, line, byte_at, column_index, reason, text FROM ${misfitTable} ORDER BY file, byte_at, line LIMIT ${keptRejects}`,
  );
  const rejects: Reject[] = [];
  for (const [index, file] of files.entries()) {
    const own = found.filter(([number]) => Number(number) === index);
    const positions = own.flatMap(([, , at]) => (at === null ? [] : [Number(at)]));
    const lines = await linesAt(file.path, positions);
    for (const [, line, at, column, reason, text] of own) {
      const { message, inColumn } = describeMisfit(String(reason), names[Number(column)] ?? '', names.length);
      const where = line === null || line === undefined ? (lines.get(Number(at)) ?? 1) : Number(line);
      const shownText = shorten(String(text).trim());
      rejects.push({
        file: basename(file.shown),
        line: where,
        column: inColumn ? (names[Number(column)] ?? null) : null,
        reason: message,
        text: shownText,
        value: shownText,
        row: null,
      });
    }
  }
  return rejects;
}

interface Fault {
  readonly plan: ColumnPlan;
  readonly fault: string;
}

async function readFaults(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  faults: readonly Fault[],
  misfits: readonly Reject[],
  width: number,
): Promise<readonly Reject[]> {
  const which = faults.map(({ fault }, index) => `WHEN ${fault} THEN ${index}`).join(' ');
  const value = faults.map(({ plan, fault }) => `WHEN ${fault} THEN ${presentText(plan.from[0], [])}`).join(' ');
  const fields = Array.from({ length: Math.min(width, 100) }, (_, index) => `coalesce(${columnName(index)}, '')`).join(', ');
  const found = await readRows(
    connection,
    `SELECT rowid, file, line, CASE ${which} END AS fault, CASE ${value} END, left(concat_ws(', ', ${fields}), 400)
     FROM ${stageTable} WHERE ${faults.map(({ fault }) => fault).join(' OR ')} ORDER BY rowid LIMIT ${keptRejects}`,
  );
  const rejects: Reject[] = [];
  for (const [index, file] of files.entries()) {
    const own = found.filter(([, number]) => Number(number) === index);
    const rows = own.map(([rowid]) => Number(rowid) - file.firstRow);
    const without = new Set(misfits.filter((each) => each.file === basename(file.shown)).map(({ line }) => line));
    const lines = file.marks && (await linesOfRows(file.path, file.marks, rows, without));
    for (const [rowid, , line, fault, text, row] of own) {
      const plan = faults[Number(fault)]?.plan;
      rejects.push({
        file: basename(file.shown),
        line: lines ? (lines.get(Number(rowid) - file.firstRow) ?? 0) : Number(line),
        column: plan?.name ?? null,
        reason: describeValue(String(text), plan?.name ?? '', plan?.type ?? 'VARCHAR'),
        text: shorten(String(row)),
        value: shorten(String(text)),
        row: Number(rowid),
      });
    }
  }
  return rejects;
}

/** As they are kept with a dataset. */
export function rejectedRows({ first }: Rejects): readonly RejectedRow[] {
  return first.map(({ file, line, column, reason, text }) => ({ file, line, column, reason, text }));
}

/** @param rows rows of all files, with those that do not fit */
export function rejectsError({ total, first: [first] }: Rejects, rows: number): SeqbenchError {
  const { file = '', line = 0, column = null, reason = '', value = '' } = first ?? {};
  const others = total > 1 ? ` So it is with ${formatCount(total)} of ${plural(rows, 'row')}.` : '';
  return new SeqbenchError({
    code: 'file.rows-rejected',
    message: `Line ${formatCount(line)} of ${file} ${reason}.${others} Nothing was imported.`,
    place: column === null ? `line ${line}` : `line ${line}, column ${column}`,
    value,
    remedy: `Mend ${total > 1 ? 'these lines' : 'the line'} and import the file again, or leave ${total > 1 ? 'them' : 'it'} out in the import options.`,
  });
}
