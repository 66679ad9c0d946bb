import { baselinesOfFolds } from '../../core/leaderboard/fold-rows';
import type { Baseline, Leaderboard } from '../../core/leaderboard/leaderboard';
import { buildLeaderboard } from '../../core/leaderboard/rank';
import type { PreparedProblem, ProblemRecord } from '../../core/problem/problem';
import { preparedProblem } from '../problem/prepare';
import type { Project } from '../project';
import { listRunsOfProblem } from '../store/runs';
import { baselinesOf } from './baselines';

/** All runs of the problem as it stands, beside the baselines. */
export async function leaderboardOf(project: Project, problem: ProblemRecord): Promise<Leaderboard> {
  const prepared = preparedProblem(project, problem);
  const baselines = prepared ? await baselinesOfProblem(prepared, problem) : [];
  return buildLeaderboard({ problem, prepared, runs: listRunsOfProblem(project.store, problem.id), baselines });
}

async function baselinesOfProblem(prepared: PreparedProblem, { spec }: ProblemRecord): Promise<readonly Baseline[]> {
  if (!prepared.folds) return baselinesOf(prepared, spec);
  const byFold: (readonly Baseline[])[] = [];
  for (const fold of prepared.folds) byFold.push(await baselinesOf(fold, spec));
  return baselinesOfFolds(byFold);
}
