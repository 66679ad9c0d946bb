import type { DatasetSummary } from '../dataset/dataset';
import type { Leaderboard } from '../leaderboard/leaderboard';
import type { LayerSummary } from '../model/layer';
import type { Audit } from '../problem/audit';
import type { PreparedProblem, ProblemRecord } from '../problem/problem';
import type { RunRecord } from '../run/run';

/** The one result record: screen, HTML, CSV and JSON all read their figures from it. */
export interface ResultRecord {
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Versions of the parts that made the figures, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly project: string;
  readonly dataset: DatasetSummary;
  readonly problem: ProblemRecord;
  readonly prepared: PreparedProblem;
  /** Left out in records of earlier versions, and where the table could not be read any more. */
  readonly audit?: Audit | undefined;
  readonly leaderboard: Leaderboard;
  /** Runs of the leaderboard, in its order, fold after fold where there are several, each with its layer table. */
  readonly runs: readonly ReportedRun[];
}

export interface ReportedRun {
  /** Place in the order in which the problem's runs were made, from 0; a run's colour and folder go by it. */
  readonly ordinal: number;
  /** The same of its result among the results, by which the colour goes where a result is made of several runs; left out otherwise. */
  readonly result?: number | undefined;
  readonly run: RunRecord;
  readonly layers: readonly LayerSummary[];
}
