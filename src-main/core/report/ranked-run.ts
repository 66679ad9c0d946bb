import type { LeaderboardRow } from '../leaderboard/leaderboard';
import { recordLabels, rowLabels } from './labels';
import type { ResultRecord } from './report';

/** A row of the leaderboard with the label by which people tell it apart. */
export interface RankedRun {
  /** Position in `leaderboard.rows`. */
  readonly index: number;
  readonly label: string;
  readonly row: LeaderboardRow;
}

export function rankedRuns(record: ResultRecord): readonly RankedRun[] {
  const labels = record.leaderboard.folds ? rowLabels(record) : recordLabels(record);
  return record.leaderboard.rows.map((row, index) => ({ index, row, label: labels.get(row.runId) ?? row.model }));
}
