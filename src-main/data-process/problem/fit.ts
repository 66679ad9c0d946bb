import { setImmediate } from 'node:timers/promises';
import { type Feature, featuresOf, targetScaling } from '../../core/problem/feature-columns';
import type { Scaling, Transform, Transforms } from '../../core/problem/scaling-spec';
import { identity } from '../../core/problem/transform';
import { inputColumns } from '../../core/problem/spec-columns';
import { TransformFit } from '../../core/problem/transform-fit';
import { calendarColumn } from '../../core/problem/window-table';
import { gappy } from './missing-sql';
import type { ProblemPlan } from './plan';
import { readValues } from './read-values';
import type { ReadWatch } from './stream-columns';

/** What was learnt of the training part alone. */
export interface Fitted {
  readonly transforms: Transforms;
  /** Means of columns that miss values, where these are filled by them. */
  readonly means: ReadonlyMap<string, number>;
}

/** Values that are read of a table at once. */
const valuesAtOnce = 4_000_000;

/** Names in groups whose columns fit into memory together. @param rows of each column */
export function inGroups(names: readonly string[], rows: number): readonly (readonly string[])[] {
  const size = Math.max(1, Math.min(128, Math.floor(valuesAtOnce / Math.max(1, rows))));
  return Array.from({ length: Math.ceil(names.length / size) }, (_, group) => names.slice(group * size, (group + 1) * size));
}

/** One thing that is fitted: a feature or a target with all of its columns. */
interface Fit {
  readonly fit: TransformFit;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Fits transforms, and means for filling, to the rows of the training part. Missing values are passed over, not filled before. */
export async function fitProblem(plan: ProblemPlan, watch?: ReadWatch): Promise<Fitted> {
  const { spec } = plan;
  const inputs = featuresOf(spec).map((feature): Fit => ({
    fit: new TransformFit(feature.scaling),
    name: feature.name,
    columns: feature.columns,
  }));
  const numbers = spec.task === 'number' ? spec.targets : [];
  const targets = numbers.map((name): Fit => ({ fit: new TransformFit(targetScaling(spec, name)), name, columns: [name] }));
  const means = new Map<string, TransformFit>();
  if (spec.missing === 'mean') {
    for (const name of inputs.flatMap(({ columns }) => columns)) {
      if (plan.ground.table.column(name).profile.missing > 0) means.set(name, new TransformFit('none'));
    }
  }
  fitCalendar(plan, inputs);
  await fitColumns(plan, [...inputs, ...targets], means, watch);
  return {
    transforms: { inputs: inputs.map(resultOf), targets: targets.map(resultOf) },
    means: new Map([...means].map(([name, fit]) => [name, fit.mean])),
  };
}

function resultOf({ fit, name }: Fit): Transform {
  const transform = fit.result(name);
  return transform.kind === 'none' ? identity(name) : transform;
}

function isFitted(scaling: Scaling): boolean {
  return scaling === 'min-max' || scaling === 'standard' || scaling === 'robust';
}

function fitCalendar({ spec, rows, samples }: ProblemPlan, inputs: readonly Fit[]): void {
  for (const [index, feature] of featuresOf(spec).entries()) {
    if (!isCalendar(feature) || !isFitted(feature.scaling) || !rows.order) continue;
    const fit = inputs[index]?.fit;
    const values = calendarColumn(rows.order, feature.calendar);
    for (let row = 0; row < values.length; row += 1) if (samples.fitted[row] === 1) fit?.add(values[row] ?? NaN);
  }
}

function isCalendar(feature: Feature): feature is Feature & { readonly calendar: NonNullable<Feature['calendar']> } {
  return feature.calendar !== null;
}

async function fitColumns(
  plan: ProblemPlan,
  fits: readonly Fit[],
  means: ReadonlyMap<string, TransformFit>,
  watch?: ReadWatch,
): Promise<void> {
  const byColumn = new Map<string, TransformFit[]>();
  const note = (name: string, fit: TransformFit): unknown => byColumn.set(name, [...(byColumn.get(name) ?? []), fit]);
  for (const { fit, columns } of fits) if (isFitted(fit.kind)) for (const name of columns) note(name, fit);
  for (const [name, fit] of means) note(name, fit);
  await addColumns(plan, byColumn, watch);
  let again = unfinished(byColumn);
  while (again.size > 0) {
    await addColumns(plan, again, watch);
    again = unfinished(again);
  }
}

/** Ends a pass. @returns the columns of what has to be gone through once more */
function unfinished(byColumn: ReadonlyMap<string, readonly TransformFit[]>): ReadonlyMap<string, readonly TransformFit[]> {
  const fits = new Set([...byColumn.values()].flat());
  const left = new Set([...fits].filter((fit) => fit.endPass()));
  const columns = [...byColumn].map(([name, each]) => [name, each.filter((fit) => left.has(fit))] as const);
  return new Map(columns.filter(([, each]) => each.length > 0));
}

async function addColumns(plan: ProblemPlan, byColumn: ReadonlyMap<string, readonly TransformFit[]>, watch?: ReadWatch): Promise<void> {
  const { table } = plan.ground;
  for (const names of inGroups([...byColumn.keys()], plan.rows.count)) {
    const columns = await readValues(
      plan.ground,
      plan.places,
      names.map((name) => table.column(name).double),
      watch,
    );
    for (const [index, values] of columns.entries()) {
      for (const fit of byColumn.get(names[index] ?? '') ?? []) {
        addFitted(fit, values, plan.samples.fitted);
        await setImmediate();
      }
    }
  }
}

/** Columns that are read for fitting. */
export function fittedColumns({ spec, ground }: ProblemPlan): readonly string[] {
  const inputs = featuresOf(spec).flatMap(({ scaling, columns }) => (isFitted(scaling) ? columns : []));
  const targets = spec.targets.filter((name) => isFitted(targetScaling(spec, name)));
  const filled = spec.missing === 'mean' ? gappy(ground.table, inputColumns(spec)) : [];
  return [...new Set([...inputs, ...targets, ...filled])];
}

function addFitted(fit: TransformFit, values: Float64Array, fitted: Uint8Array): void {
  for (let row = 0; row < values.length; row += 1) if (fitted[row] === 1) fit.add(values[row] ?? NaN);
}
