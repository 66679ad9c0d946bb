import type { ProblemSpec } from '../../core/problem/problem';
import { expandRanges, positionOf } from './step-ranges';

/** A column that a problem names, and where. */
interface NamedColumn {
  readonly name: string;
  /** `problem.filter[0].column`. */
  readonly place: string;
}

/**
 * A problem with its ranges of columns written out.
 *
 * @param columns all columns of the dataset, in order
 * @throws SeqbenchError `experiment.invalid` for a column that does not exist, wherever it is named, with the nearest that does
 */
export function withColumns(problem: ProblemSpec, columns: readonly string[]): ProblemSpec {
  const { windows } = problem;
  const expanded = {
    ...problem,
    steps: expandRanges(problem.steps, columns, 'problem.steps'),
    windows: windows && {
      ...windows,
      inputs: expandRanges(windows.inputs, columns, 'problem.windows.inputs'),
      known: expandRanges(windows.known, columns, 'problem.windows.known'),
    },
  };
  for (const { name, place } of namedColumns(problem)) positionOf(name, columns, place);
  return expanded;
}

/** All but those that may be ranges, in the order in which an experiment file has them. */
function namedColumns({ targets, order, series, filter, afterLast, split, scalings }: ProblemSpec): readonly NamedColumn[] {
  const each = (conditions: ProblemSpec['filter'], place: string) =>
    conditions.map(({ column }, index) => ({ name: column, place: `${place}[${index}].column` }));
  const one = (name: string | null, place: string) => (name === null ? [] : [{ name, place }]);
  return [
    ...targets.map((name, index) => ({ name, place: `problem.targets[${index}]` })),
    ...one(order, 'problem.order'),
    ...one(series, 'problem.series'),
    ...each(filter, 'problem.filter'),
    ...one(afterLast?.column ?? null, 'problem.afterLast.column'),
    ...each(split.testWhen, 'problem.split.testWhen'),
    ...each(split.validationWhen, 'problem.split.validationWhen'),
    ...one(split.group, 'problem.split.group'),
    ...Object.keys(scalings).map((name) => ({ name, place: `problem.scalings.${name}` })),
  ];
}
