import { guessSteps, guessTarget, guessTask, numberedSteps } from './columns';
import { guessImage } from './guess-image';
import { type GuessedTable, guessWindows } from './guess-windows';
import { withPicture } from './picture';
import { problemSpecSchema, type ProblemSpec } from './problem';
import { asWindows, heldBack } from './with-shape';

/** So many columns with numbers in their names are the steps of a sequence, whatever else the table holds. */
const manySteps = 5;

/** A problem with nothing chosen and every option at its default. */
export function emptyProblem(): ProblemSpec {
  return problemSpecSchema.parse({ task: 'binary' });
}

/**
 * A first guess from the columns alone, for the user to confirm: pictures, a sequence a row, or windows over a series; in three parts, so
 * that early stopping does not look at the part that models are ranked by.
 */
export function suggestProblem(table: GuessedTable): ProblemSpec {
  const fresh = emptyProblem();
  const empty: ProblemSpec = { ...fresh, split: { ...fresh.split, ...heldBack } };
  if (guessImage(table.columns)) return pictures(empty, table);
  const isSeries = numberedSteps(table.columns).length < manySteps && guessWindows(table) !== null;
  return isSeries ? asWindows(empty, table) : sequences(empty, table);
}

function pictures(empty: ProblemSpec, { columns }: GuessedTable): ProblemSpec {
  const spec = withPicture(empty, 'image', columns);
  const label = columns.find(({ name }) => name === spec.targets[0]);
  return { ...spec, task: label ? guessTask(label) : 'classes' };
}

function sequences(empty: ProblemSpec, { columns }: GuessedTable): ProblemSpec {
  const steps = guessSteps(columns);
  const target = guessTarget(columns, steps);
  const column = columns.find((each) => each.name === target);
  return { ...empty, steps: [...steps], targets: target === null ? [] : [target], task: column ? guessTask(column) : 'binary' };
}
