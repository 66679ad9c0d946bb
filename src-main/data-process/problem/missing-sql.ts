import { featureAt, stepAt } from '../../core/problem/feature-columns';
import { losesFirst } from '../../core/problem/planned-shape';
import type { ProblemSpec } from '../../core/problem/problem';
import { inputColumns } from '../../core/problem/spec-columns';
import type { SqlTable } from './sql-columns';

/** SQL that is true for rows in which something is missing; null where no row can be one. */
export interface MissingSql {
  /** Among the inputs, behind whose end a shorter sequence misses nothing. */
  readonly inputs: string | null;
  readonly targets: string | null;
  /** A sequence that the chosen filling cannot fill. Of windows, whose filling goes from row to row, it says nothing. */
  readonly unfillable: string | null;
}

export function missingSql(table: SqlTable, spec: ProblemSpec): MissingSql {
  const sequences = spec.shape !== 'windows';
  return {
    inputs: sequences && spec.lengths !== 'equal' ? endedSql(table, spec) : anyMissing(table, inputColumns(spec)),
    targets: anyMissing(table, spec.targets),
    unfillable: sequences ? unfillableSql(table, spec) : null,
  };
}

/** Columns that miss a value somewhere, by their profile. */
export function gappy(table: SqlTable, names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => table.column(name).profile.missing > 0);
}

function anyMissing(table: SqlTable, names: readonly string[]): string | null {
  const columns = gappy(table, names);
  return columns.length === 0
    ? null
    : balanced(
        columns.map((name) => `${table.column(name).sql} IS NULL`),
        'OR',
      );
}

/** Steps of a row up to the last that holds a value. */
export function lengthSql(table: SqlTable, spec: ProblemSpec): string {
  const steps = stepsOf(table, spec);
  const cases = steps.map(
    (columns, step) =>
      `WHEN ${balanced(
        columns.map((sql) => `${sql} IS NOT NULL`),
        'OR',
      )} THEN ${step + 1}`,
  );
  return `CASE ${cases.reverse().join(' ')} ELSE 0 END`;
}

/** [steps][features] SQL of the columns */
function stepsOf(table: SqlTable, spec: ProblemSpec): readonly (readonly string[])[] {
  const count = spec.steps.length / spec.features;
  const steps: string[][] = Array.from({ length: count }, () => []);
  for (const [place, name] of spec.steps.entries()) {
    steps[stepAt(spec, place)]?.push(table.column(name).sql);
  }
  return steps;
}

function endedSql(table: SqlTable, spec: ProblemSpec): string | null {
  if (gappy(table, spec.steps).length === 0) return null;
  const present = balanced(
    spec.steps.map((name) => `(${table.column(name).sql} IS NOT NULL)::INTEGER`),
    '+',
  );
  const length = lengthSql(table, spec);
  return `(${length}) < ${shortest(spec)} OR ${present} <> (${length}) * ${spec.features}`;
}

/** Steps that a sequence has at least: a difference takes two. */
function shortest(spec: ProblemSpec): number {
  return losesFirst(spec) ? 2 : 1;
}

function unfillableSql(table: SqlTable, spec: ProblemSpec): string | null {
  if (gappy(table, spec.steps).length === 0) return null;
  const byFeature: string[][] = Array.from({ length: spec.features }, () => []);
  for (const [place, name] of spec.steps.entries()) byFeature[featureAt(spec, place)]?.push(table.column(name).sql);
  const empty = (columns: readonly string[]): string =>
    balanced(
      columns.map((sql) => `${sql} IS NULL`),
      'AND',
    );
  const nothing = spec.lengths === 'equal' ? [] : [`(${lengthSql(table, spec)}) < ${shortest(spec)}`];
  if (spec.missing === 'forward') nothing.push(...byFeature.map(([first = 'NULL']) => `${first} IS NULL`));
  if (spec.missing === 'interpolate') nothing.push(...byFeature.map(empty));
  return nothing.length === 0 ? null : balanced(nothing, 'OR');
}

/** One expression of many, whose depth grows with the logarithm of their number: DuckDB refuses deep ones. */
function balanced(parts: readonly string[], operator: string): string {
  const [only = 'NULL'] = parts;
  if (parts.length <= 1) return `(${only})`;
  const middle = parts.length >> 1;
  return `(${balanced(parts.slice(0, middle), operator)} ${operator} ${balanced(parts.slice(middle), operator)})`;
}
