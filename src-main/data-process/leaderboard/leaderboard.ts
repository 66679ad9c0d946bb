import type { Leaderboard } from '../../core/leaderboard/leaderboard';
import { buildLeaderboard } from '../../core/leaderboard/rank';
import type { ProblemRecord } from '../../core/problem/problem';
import { preparedProblem } from '../problem/prepare';
import type { Project } from '../project';
import { listRunsOfProblem } from '../store/runs';
import { baselinesOf } from './baselines';

/** All runs of the problem as it stands, beside the baselines. */
export async function leaderboardOf(project: Project, problem: ProblemRecord): Promise<Leaderboard> {
  const prepared = preparedProblem(project, problem);
  const baselines = prepared ? await baselinesOf(prepared, problem.spec) : [];
  return buildLeaderboard({ problem, prepared, runs: listRunsOfProblem(project.store, problem.id), baselines });
}
