import type { ColumnProfile } from '../dataset/dataset';
import { guessSteps, guessTarget, guessTask } from './columns';
import { problemSpecSchema, type ProblemSpec } from './problem';

/** A problem with nothing chosen and every option at its default. */
export function emptyProblem(): ProblemSpec {
  return problemSpecSchema.parse({ task: 'binary' });
}

/** A first guess from the columns alone, for the user to confirm. */
export function suggestProblem(columns: readonly ColumnProfile[]): ProblemSpec {
  const steps = guessSteps(columns);
  const target = guessTarget(columns, steps);
  const column = columns.find((each) => each.name === target);
  return { ...emptyProblem(), steps: [...steps], targets: target === null ? [] : [target], task: column ? guessTask(column) : 'binary' };
}
