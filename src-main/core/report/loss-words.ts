import { isOwnUnit } from '../leaderboard/own-unit';
import type { ResultRecord } from './report';

/** Whether the loss of numbers is of other values than the errors beside it: of scaled ones, logarithms or differences. */
export function isLossScaled({ prepared }: Pick<ResultRecord, 'prepared'>): boolean {
  return prepared.shape.task === 'number' && !isOwnUnit(prepared.transforms.targets);
}

/** What has to be known to compare the losses of a leaderboard of numbers, sentence by sentence; none for classes. */
export function lossSentences(record: Pick<ResultRecord, 'prepared' | 'runs' | 'leaderboard'>): readonly string[] {
  if (record.prepared.shape.task !== 'number') return [];
  const squared = record.runs.every(({ run }) => run.model.loss === 'mean_squared_error');
  return [
    ...(isLossScaled(record) ? ['The loss is of the scaled values; the errors are in the unit of the target.'] : []),
    ...(squared || record.leaderboard.baselines.length === 0 ? [] : ['The loss of a baseline is a mean squared error.']),
  ];
}
