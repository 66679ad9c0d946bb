import { asId, type ModelId, type ProblemId, type RunId } from '../../src-main/core/ids';
import type { Leaderboard, LeaderboardRow } from '../../src-main/core/leaderboard/leaderboard';

/** A run that has ended, of a model of the same name; what a test speaks of is given. */
export function rowOf(name: string, given: Partial<LeaderboardRow>): LeaderboardRow {
  return {
    rank: 1,
    runId: asId<RunId>(name),
    modelId: asId<ModelId>(name),
    model: name,
    state: 'done',
    seed: 1,
    params: 1000,
    epochs: 5,
    bestEpoch: 5,
    steps: null,
    bestStep: null,
    seconds: null,
    stepMs: null,
    evaluation: null,
    ...given,
  };
}

/** A leaderboard of these runs, on ten rows of numbers where nothing else is given. */
export function boardOf(rows: readonly LeaderboardRow[], given: Partial<Leaderboard> = {}): Leaderboard {
  const problemId = asId<ProblemId>('p');
  return { problemId, preparedHash: null, task: 'number', testRows: 10, rows, baselines: [], hidden: 0, ...given };
}
