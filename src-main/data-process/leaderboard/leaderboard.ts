import { readFile } from 'node:fs/promises';
import type { Targets } from '../../core/leaderboard/baselines';
import type { Leaderboard } from '../../core/leaderboard/leaderboard';
import { buildLeaderboard } from '../../core/leaderboard/rank';
import type { PreparedSummary, ProblemRecord } from '../../core/problem/problem';
import { decodeSnapshot, type SnapshotPart } from '../../formats/snapshot';
import { preparedProblem } from '../problem/prepare';
import type { Project } from '../project';
import { listRunsOfProblem } from '../store/runs';

/** All runs of the problem as it stands, beside the baselines. */
export async function leaderboardOf(project: Project, problem: ProblemRecord): Promise<Leaderboard> {
  const prepared = preparedProblem(project, problem);
  const targets = prepared?.shape.task === 'number' ? await readTargets(prepared) : null;
  return buildLeaderboard({ problem, prepared, runs: listRunsOfProblem(project.store, problem.id), targets });
}

/** Null where the file was deleted: the runs' own figures do not need it. */
async function readTargets(prepared: PreparedSummary): Promise<Targets | null> {
  const bytes = await readFile(prepared.path).catch(() => null);
  if (!bytes) return null;
  const snapshot = decodeSnapshot(bytes);
  return { train: valuesOf(snapshot.train), test: valuesOf(snapshot.test) };
}

function valuesOf({ y }: SnapshotPart): Float32Array {
  const values = new Float32Array(y.count * y.size);
  y.gather(null, 0, y.count, values);
  return values;
}
