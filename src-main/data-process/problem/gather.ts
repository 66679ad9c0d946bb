import type { DuckDBValue } from '@duckdb/node-api';
import type { ColumnProfile } from '../../core/dataset/dataset';
import { mostClasses, orderLabels } from '../../core/problem/classes';
import type { ProblemFacts, RowPlace, ValueFault } from '../../core/problem/facts';
import type { ClassCount, ProblemSpec } from '../../core/problem/problem';
import type { OpenTable } from '../dataset/table';
import { columnName, quoteName, type Warehouse } from '../warehouse/warehouse';

/** Faulty step columns beyond this number are not named one by one. */
const namedFaults = 20;
const shownValue = 80;
const largestFloat32 = 3.4028234663852886e38;

/** Everything that the judgement of a problem rests on: mostly from the profile, the places of faults from the table. */
export async function gatherFacts(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec): Promise<ProblemFacts> {
  const { rows, columns } = dataset.summary;
  const target = columns.find((column) => column.name === spec.targets[0]);
  return {
    rows,
    columns,
    stepFaults: await stepFaults(warehouse, dataset, spec),
    targetFault: target ? await targetFault(warehouse, dataset, target, spec) : null,
    classes: target && spec.task !== 'number' ? await targetClasses(warehouse, dataset, target) : null,
  };
}

async function stepFaults(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec): Promise<readonly ValueFault[]> {
  const faults: ValueFault[] = [];
  for (const name of spec.steps) {
    const column = dataset.summary.columns.find((each) => each.name === name);
    const condition = column && stepCondition(column, columnOf(dataset, name));
    if (!column || !condition) continue;
    const fault = await findFault(warehouse, dataset, column, condition);
    if (fault) faults.push(fault);
    if (faults.length === namedFaults) break;
  }
  return faults;
}

interface Condition {
  readonly kind: ValueFault['kind'];
  readonly sql: string;
}

/** What is wrong with some value of a step column, as its profile tells; null where nothing is. */
function stepCondition(column: ColumnProfile, sql: string): Condition | null {
  if (column.type !== 'number') {
    // Text of which every value is a number, or missing, is found by its first value: it was read as text all the same.
    return { kind: 'text', sql: `${sql} IS NOT NULL AND try_cast(${sql}::VARCHAR AS DOUBLE) IS NULL` };
  }
  if (column.missing > 0) return { kind: 'missing', sql: `${sql} IS NULL` };
  const largest = Math.max(Math.abs(Number(column.min)), Math.abs(Number(column.max)));
  return largest > largestFloat32 ? { kind: 'too-large', sql: `abs(${sql}) > ${largestFloat32}` } : null;
}

async function targetFault(warehouse: Warehouse, dataset: OpenTable, target: ColumnProfile, spec: ProblemSpec): Promise<ValueFault | null> {
  const sql = columnOf(dataset, target.name);
  if (target.missing > 0) return findFault(warehouse, dataset, target, { kind: 'missing', sql: `${sql} IS NULL` });
  if (spec.task !== 'number' || target.type === 'number') return null;
  return findFault(warehouse, dataset, target, { kind: 'text', sql: `${sql} IS NOT NULL` });
}

/** The first row for which a condition holds, and how many there are; for a text column without one, its first value or gap. */
async function findFault(
  warehouse: Warehouse,
  dataset: OpenTable,
  column: ColumnProfile,
  condition: Condition,
): Promise<ValueFault | null> {
  const sql = columnOf(dataset, column.name);
  const select = `SELECT min(rowid), count(*), arg_min(${sql}::VARCHAR, rowid) FROM ${quoteName(dataset.table)}`;
  const [[row, count, value] = []] = await warehouse.rows(`${select} WHERE ${condition.sql}`);
  if (Number(count) > 0) return faultOf(dataset, column.name, condition.kind, { row, count, value });
  if (condition.kind !== 'text') return null;
  const empty = column.missing === dataset.summary.rows;
  const [[otherRow, otherCount, otherValue] = []] = await warehouse.rows(`${select} WHERE ${sql} IS ${empty ? '' : 'NOT '}NULL`);
  return faultOf(dataset, column.name, empty ? 'missing' : 'text', { row: otherRow, count: otherCount, value: otherValue });
}

interface Found {
  readonly row: DuckDBValue | undefined;
  readonly count: DuckDBValue | undefined;
  readonly value: DuckDBValue | undefined;
}

function faultOf(dataset: OpenTable, column: string, kind: ValueFault['kind'], { row, count, value }: Found): ValueFault {
  const text = typeof value === 'string' ? value : '';
  const shown = text.length > shownValue ? `${text.slice(0, shownValue)}…` : text;
  return { column, kind, count: Number(count), at: placeOf(dataset, Number(row)), value: shown };
}

/** @param row 0-based */
function placeOf({ file }: OpenTable, row: number): RowPlace {
  return { row: row + 1, line: file.firstLine === null ? null : file.firstLine + row };
}

async function targetClasses(warehouse: Warehouse, dataset: OpenTable, target: ColumnProfile): Promise<readonly ClassCount[] | null> {
  // An estimate may be off by a few per cent; far above the limit, no counting is needed.
  if (target.distinct > mostClasses * 2) return null;
  const sql = columnOf(dataset, target.name);
  const found = await warehouse.rows(
    `SELECT ${sql}, count(*) FROM ${quoteName(dataset.table)} WHERE ${sql} IS NOT NULL GROUP BY 1 LIMIT ${mostClasses + 1}`,
  );
  if (found.length > mostClasses) return null;
  const counts = new Map<string, number>();
  for (const [value, count] of found) counts.set(labelOf(value), (counts.get(labelOf(value)) ?? 0) + Number(count));
  return orderLabels([...counts.keys()]).map((label) => ({ label, count: counts.get(label) ?? 0 }));
}

/** A class as it stands in the file: a whole number stays one, however its column is stored. */
export function labelOf(value: DuckDBValue | undefined): string {
  return String(value);
}

/** @returns the SQL name of a column of the dataset */
export function columnOf({ summary }: OpenTable, name: string): string {
  return columnName(summary.columns.findIndex((column) => column.name === name));
}
