import { targetScaling } from '../../core/problem/feature-columns';
import type { Layout } from '../../core/problem/layout';
import type { MissingChoice, ProblemSpec } from '../../core/problem/problem';
import { inputColumns } from '../../core/problem/spec-columns';
import type { Warehouse } from '../warehouse/warehouse';
import { allSql } from './condition-sql';
import { gappy, missingSql } from './missing-sql';
import { placeSql, type Source } from './source';
import type { SqlTable } from './sql-columns';
import { streamColumns } from './stream-columns';
import { SeriesRows } from './series-rows';

/** @param kept rows that the source has */
export async function readLayout(warehouse: Warehouse, table: SqlTable, spec: ProblemSpec, source: Source, kept: number): Promise<Layout> {
  const query = queryOf(table, spec, source);
  const { places, flags } = query;
  const rows = new Uint32Array(kept);
  const order = places.order < 0 ? null : new Float64Array(kept);
  const groups = places.group < 0 ? null : new Uint32Array(kept);
  const found = flags.map(() => new Uint8Array(kept));
  const series = new SeriesRows(query.fillings, kept);
  let next = 0;
  await streamColumns(warehouse, query.sql, query.width, (values, count) => {
    const copy = (into: Uint32Array | Float64Array | Uint8Array | null, index: number): void => into?.set(values[index] ?? [], next);
    copy(rows, 0);
    copy(order, places.order);
    copy(groups, places.group);
    for (const [index, flag] of found.entries()) copy(flag, places.flags + index);
    series.add(next, count, values[places.series] ?? null, values.slice(places.gappy, places.gappy + query.fillings.length));
    next += count;
  });
  const flag = (name: FlagName): Uint8Array | null => found[flags.findIndex((each) => each.name === name)] ?? null;
  const { bounds, unfillable } = series.end(next);
  return {
    rows,
    bounds,
    order,
    groups: groups && { of: groups, count: groups.reduce((most, group) => Math.max(most, group + 1), 0) },
    testWhen: flag('test'),
    validationWhen: flag('validation'),
    missing: { inputs: flag('inputs'), targets: flag('targets'), unfillable: flag('unfillable') ?? unfillable },
  };
}

type FlagName = 'test' | 'validation' | 'inputs' | 'targets' | 'unfillable';

interface LayoutQuery {
  readonly sql: string;
  readonly flags: readonly { readonly name: FlagName; readonly sql: string }[];
  /** How columns of windows that miss something are filled from row to row: inputs, and targets that a difference is taken from. */
  readonly fillings: readonly MissingChoice[];
  /** Where the selected columns stand; -1 for what is not selected. */
  readonly places: Record<'order' | 'series' | 'group' | 'flags' | 'gappy', number>;
  /** Selected columns. */
  readonly width: number;
}

function queryOf(table: SqlTable, spec: ProblemSpec, source: Source): LayoutQuery {
  const flags = flagsOf(table, spec);
  const gaps = filledInOrder(table, spec);
  const select = ['rowid::INTEGER'];
  const add = (parts: readonly string[]): number => (parts.length === 0 ? -1 : select.push(...parts) - parts.length);
  const series = spec.shape === 'windows' ? spec.series : null;
  const group = spec.split.method === 'group' ? spec.split.group : null;
  const place = spec.order === null ? [] : [placeSql(table, spec)];
  const places = {
    order: add(place),
    series: add(series === null ? [] : ['series_number']),
    group: add(group === null ? [] : ['group_number']),
    flags: add(flags.map(({ sql }) => `(${sql})::TINYINT`)),
    gappy: add(gaps.map(({ name }) => `(${table.column(name).sql} IS NULL)::TINYINT`)),
  };
  const joins = [
    ...(series === null ? [] : [numbered(table, series, source, 'series')]),
    ...(group === null ? [] : [numbered(table, group, source, 'group')]),
  ];
  const by = [...(series === null ? [] : ['series_number']), ...place, 'rowid'];
  // Rows come out as they stand in the table; only what is wanted in another order, or was joined, has to be sorted.
  const sorted = by.length > 1 || joins.length > 0 || source.from !== table.from ? ` ORDER BY ${by.join(', ')}` : '';
  const sql = `SELECT ${select.join(', ')} FROM ${[source.from, ...joins].join(' ')} WHERE ${source.where}${sorted}`;
  return { sql, flags, fillings: gaps.map(({ filling }) => filling), places, width: select.length };
}

/** A differenced target is told from the last known one, so that rows before the first are left out as those without anything to fill with are. */
function filledInOrder(table: SqlTable, spec: ProblemSpec): readonly { readonly name: string; readonly filling: MissingChoice }[] {
  const { missing, shape, targets } = spec;
  if (shape !== 'windows' || missing === 'drop' || missing === 'refuse') return [];
  const inputs = missing === 'forward' || missing === 'interpolate' ? inputColumns(spec) : [];
  const bases = targets.filter((name) => targetScaling(spec, name) === 'difference');
  return [
    ...gappy(table, inputs).map((name) => ({ name, filling: missing })),
    ...gappy(table, bases).map((name) => ({ name, filling: 'forward' as const })),
  ];
}

/** Joins each row's number among the different values of a column, missing among them. */
function numbered(table: SqlTable, name: string, source: Source, prefix: 'series' | 'group'): string {
  const column = table.column(name).sql;
  const values = `SELECT DISTINCT ${column} AS ${prefix}_value FROM ${source.from} WHERE ${source.where}`;
  const numbers = `SELECT ${prefix}_value, (row_number() OVER (ORDER BY ${prefix}_value NULLS LAST) - 1)::INTEGER AS ${prefix}_number FROM (${values})`;
  return `JOIN (${numbers}) ON ${column} IS NOT DISTINCT FROM ${prefix}_value`;
}

function flagsOf(table: SqlTable, spec: ProblemSpec): LayoutQuery['flags'] {
  const { split } = spec;
  const missing = missingSql(table, spec);
  const byCondition = split.method === 'condition';
  const found: readonly { readonly name: FlagName; readonly sql: string | null }[] = [
    { name: 'test', sql: byCondition ? allSql(table, split.testWhen) : null },
    { name: 'validation', sql: byCondition && split.validationWhen.length > 0 ? allSql(table, split.validationWhen) : null },
    { name: 'inputs', sql: missing.inputs },
    { name: 'targets', sql: missing.targets },
    { name: 'unfillable', sql: missing.unfillable },
  ];
  return found.flatMap(({ name, sql }) => (sql === null ? [] : [{ name, sql }]));
}
