import type { DuckDBValue } from '@duckdb/node-api';
import type { ColumnProfile } from '../../core/dataset/dataset';
import { featuresOf, targetScaling } from '../../core/problem/feature-columns';
import type { ProblemFacts, RowPlace, ValueFault } from '../../core/problem/facts';
import type { ProblemSpec } from '../../core/problem/problem';
import { inputColumns } from '../../core/problem/spec-columns';
import type { OpenTable } from '../dataset/table';
import type { Warehouse } from '../warehouse/warehouse';
import { conditionSql } from './condition-sql';
import { missingSql } from './missing-sql';
import type { ReadClasses } from './read-classes';
import type { Source } from './source';
import type { SqlTable } from './sql-columns';

/** Faulty columns beyond this number are not named one by one. */
const namedFaults = 20;
const shownValue = 80;
const largestFloat32 = 3.4028234663852886e38;

/** Where facts are looked for. */
export interface Ground {
  readonly warehouse: Warehouse;
  readonly table: SqlTable;
  readonly spec: ProblemSpec;
  readonly source: Source;
}

/** Everything that the judgement of a problem rests on: mostly from the profile, the places of faults from the table. */
export async function gatherFacts(ground: Ground, kept: number, classes: ReadClasses | null): Promise<ProblemFacts> {
  const { table, spec } = ground;
  return {
    kept,
    columns: table.dataset.summary.columns,
    inputFaults: kept === 0 ? [] : await inputFaults(ground),
    targetFaults: kept === 0 ? [] : await faultsOf(ground, spec.targets, (column) => targetCondition(column, spec)),
    classes: classes?.targets ?? null,
    conditions: kept === 0 ? await countConditions(ground) : [],
  };
}

/** Rows that the filter leaves. */
export async function countKept({ warehouse, table, source }: Ground): Promise<number> {
  if (source.whole) return table.dataset.summary.rows;
  const [[count] = []] = await warehouse.rows(`SELECT count(*) FROM ${source.from} WHERE ${source.where}`);
  return Number(count);
}

/** Rows of the source in which an input or a target is missing. */
export async function countMissing({ warehouse, table, spec, source }: Ground): Promise<number> {
  const { inputs, targets } = missingSql(table, spec);
  const some = [inputs, targets].flatMap((each) => (each === null ? [] : [`(${each})`]));
  if (some.length === 0) return 0;
  const [[count] = []] = await warehouse.rows(`SELECT count(*) FROM ${source.from} WHERE (${source.where}) AND (${some.join(' OR ')})`);
  return Number(count);
}

async function countConditions({ warehouse, table, spec }: Ground): Promise<ProblemFacts['conditions']> {
  const counts: ProblemFacts['conditions'][number][] = [];
  for (const condition of spec.filter) {
    const sql = conditionSql(table.column(condition.column), condition);
    const [[rows] = []] = await warehouse.rows(`SELECT count(*) FROM ${table.from} WHERE ${sql}`);
    counts.push({ condition, rows: Number(rows) });
  }
  return counts;
}

async function inputFaults(ground: Ground): Promise<readonly ValueFault[]> {
  const { spec } = ground;
  const refusing = spec.missing === 'refuse';
  const ended = spec.shape !== 'windows' && spec.lengths !== 'equal';
  const faults = await faultsOf(ground, inputColumns(spec), (column) => valueCondition(column, refusing && !ended));
  const gap = ended && refusing ? await sequenceGap(ground) : null;
  return [...(gap ? [gap] : []), ...faults, ...(await logFaults(ground))];
}

interface ColumnCondition {
  readonly kind: ValueFault['kind'];
  readonly sql: (column: string) => string;
}

/** What is wrong with some value of an input column, as its profile tells; null where nothing is. */
function valueCondition(column: ColumnProfile, refusing: boolean): ColumnCondition | null {
  if (column.type !== 'number' && column.type !== 'boolean') {
    // Text of which every value is a number, or missing, is found by its first value: it was read as text all the same.
    return { kind: 'text', sql: (sql) => `${sql} IS NOT NULL AND try_cast(${sql}::VARCHAR AS DOUBLE) IS NULL` };
  }
  if (column.missing > 0 && refusing) return { kind: 'missing', sql: (sql) => `${sql} IS NULL` };
  return tooLarge(column);
}

function tooLarge(column: ColumnProfile): ColumnCondition | null {
  const largest = Math.max(Math.abs(Number(column.min)), Math.abs(Number(column.max)));
  return largest > largestFloat32 ? { kind: 'too-large', sql: (sql) => `abs(${sql}) > ${largestFloat32}` } : null;
}

function targetCondition(column: ColumnProfile, spec: ProblemSpec): ColumnCondition | null {
  const twice = spec.shape === 'windows' && inputColumns(spec).includes(column.name);
  if (spec.task === 'number' && column.type !== 'number') return twice ? null : { kind: 'text', sql: (sql) => `${sql} IS NOT NULL` };
  if (column.missing > 0 && spec.missing === 'refuse' && !twice) return { kind: 'missing', sql: (sql) => `${sql} IS NULL` };
  return spec.task === 'number' ? tooLarge(column) : null;
}

/** Values without a logarithm, of columns whose logarithm is taken. */
function logFaults(ground: Ground): Promise<readonly ValueFault[]> {
  const { spec } = ground;
  const inputs = featuresOf(spec).flatMap(({ scaling, columns }) => (scaling === 'log' ? columns : []));
  const taken = [...inputs, ...spec.targets.filter((name) => targetScaling(spec, name) === 'log')];
  return faultsOf(ground, taken, (column) => {
    const known = column.type === 'number' && typeof column.min === 'number' && column.min > 0;
    return known || column.type !== 'number' ? null : { kind: 'not-positive', sql: (sql) => `${sql} <= 0` };
  });
}

async function faultsOf(
  ground: Ground,
  names: readonly string[],
  conditionOf: (column: ColumnProfile) => ColumnCondition | null,
): Promise<readonly ValueFault[]> {
  const faults: ValueFault[] = [];
  for (const name of new Set(names)) {
    const { profile } = ground.table.column(name);
    const condition = conditionOf(profile);
    const fault = condition && (await findFault(ground, profile, condition));
    if (fault) faults.push(fault);
    if (faults.length === namedFaults) break;
  }
  return faults;
}

/** The first row for which a condition holds, and how many there are; for a text column without one, its first value or gap. */
async function findFault(ground: Ground, column: ColumnProfile, condition: ColumnCondition): Promise<ValueFault | null> {
  const { warehouse, table, source } = ground;
  const { sql } = table.column(column.name);
  const select = `SELECT min(rowid), count(*), arg_min(${sql}::VARCHAR, rowid) FROM ${source.from} WHERE (${source.where})`;
  const [[row, count, value] = []] = await warehouse.rows(`${select} AND (${condition.sql(sql)})`);
  if (Number(count) > 0) return faultOf(table.dataset, column.name, condition.kind, { row, count, value });
  if (condition.kind !== 'text') return null;
  const empty = column.missing === table.dataset.summary.rows;
  const [[otherRow, otherCount, otherValue] = []] = await warehouse.rows(`${select} AND ${sql} IS ${empty ? '' : 'NOT '}NULL`);
  if (Number(otherCount) === 0) return null;
  return faultOf(table.dataset, column.name, empty ? 'missing' : 'text', { row: otherRow, count: otherCount, value: otherValue });
}

/** A value that is missing before the end of its sequence, or a sequence of nothing. */
async function sequenceGap({ warehouse, table, spec, source }: Ground): Promise<ValueFault | null> {
  const { inputs } = missingSql(table, spec);
  if (inputs === null) return null;
  const [[row, count] = []] = await warehouse.rows(
    `SELECT min(rowid), count(*) FROM ${source.from} WHERE (${source.where}) AND (${inputs})`,
  );
  if (Number(count) === 0) return null;
  const columns = spec.steps.map((name) => `${table.column(name).sql} IS NULL`);
  const [cells = []] = await warehouse.rows(`SELECT ${columns.join(', ')} FROM ${table.from} WHERE rowid = ${String(row)}`);
  const name = spec.steps[Math.max(0, cells.indexOf(true))] ?? '';
  return faultOf(table.dataset, name, 'missing', { row, count, value: '' });
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
export function placeOf({ file }: OpenTable, row: number): RowPlace {
  return { row: row + 1, line: file.firstLine === null ? null : file.firstLine + row };
}
