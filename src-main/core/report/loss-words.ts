import type { Evaluation } from '../leaderboard/evaluation';
import { isOwnUnit } from '../leaderboard/own-unit';
import type { ResultRecord } from './report';

/** Whether the loss of numbers is of other values than the errors beside it: of scaled ones, logarithms or differences. */
export function isLossScaled({ prepared }: Pick<ResultRecord, 'prepared'>): boolean {
  return prepared.shape.task === 'number' && !isOwnUnit(prepared.transforms.targets);
}

/** A share of a true value that is 0, which scikit-learn takes for the smallest step of a number, is far beyond this. */
const noShare = 1e6;

/** What has to be known to compare the losses, and shares, of a leaderboard, sentence by sentence. */
export function lossSentences(record: Pick<ResultRecord, 'prepared' | 'runs' | 'leaderboard'>): readonly string[] {
  const own = record.prepared.shape.task === 'number' ? 'mean squared error' : 'cross-entropy';
  return [
    ...(isLossScaled(record) ? ['The loss is of the scaled values; the errors are in the unit of the target.'] : []),
    ...(record.leaderboard.baselines.some(({ evaluation }) => evaluation.loss === null)
      ? [`The baselines have no loss here: theirs would be a ${own}, on which not every model was trained.`]
      : []),
    ...(hasNoShare(record) ? ['Some true values are 0, of which nothing is a share: MAPE says nothing here.'] : []),
  ];
}

/** Then every guess is beyond; a run alone that is has grown beyond all bounds, whatever is true. */
function hasNoShare({ leaderboard: { rows, baselines } }: Pick<ResultRecord, 'leaderboard'>): boolean {
  const shares = (evaluations: readonly (Evaluation | null)[]): readonly number[] =>
    evaluations.flatMap((each) => (each?.kind === 'regression' ? (each.meanAbsolutePercentageError ?? 0) : []));
  const guesses = shares(baselines.map(({ evaluation }) => evaluation));
  if (guesses.length > 0) return guesses.some((share) => share > noShare);
  const answers = shares(rows.map(({ evaluation }) => evaluation));
  return answers.length > 0 && answers.every((share) => share > noShare);
}
