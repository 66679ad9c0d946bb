import type { PreparedSummary } from '../problem/problem';
import { resultOf } from '../run/results';
import type { RunRecord, RunState } from '../run/run';
import type { Evaluation } from './evaluation';
import type { Baseline, FoldRow, LeaderboardRow } from './leaderboard';
import { deviationsOf, meanEvaluation } from './mean-evaluation';

/** The runs of one model, seed and training, one a fold at most. */
type Group = ReadonlyMap<number, RunRecord>;

/**
 * One row for the runs of each model that were asked for together. Where a fold was trained again, its latest run counts.
 *
 * @param runs in the order in which they were made
 * @param rowOf the row of one run
 */
export function rowsOfFolds(runs: readonly RunRecord[], of: number, rowOf: (run: RunRecord) => LeaderboardRow): readonly LeaderboardRow[] {
  const groups = new Map<string, Map<number, RunRecord>>();
  for (const run of runs) {
    if (!run.fold) continue;
    const group = groups.get(run.fold.group) ?? new Map<number, RunRecord>();
    groups.set(run.fold.group, group.set(run.fold.number, run));
  }
  return [...groups.values()].flatMap((group) => rowOfGroup(group, of, rowOf) ?? []);
}

/** @returns whether a run was trained on its fold of the problem as it stands */
export function isOfFolds({ fold, preparedHash }: RunRecord, folds: readonly PreparedSummary[]): boolean {
  return fold?.of === folds.length && folds[fold.number - 1]?.hash === preparedHash;
}

function rowOfGroup(group: Group, of: number, rowOf: (run: RunRecord) => LeaderboardRow): LeaderboardRow | null {
  const runs = [...group].sort(([a], [b]) => a - b);
  const rows = runs.map(([fold, run]): FoldRow => ({ ...rowOf(run), fold }));
  const [[, first] = []] = runs;
  if (!first) return null;
  const evaluations = rows.flatMap(({ evaluation }) => evaluation ?? []);
  const whole = evaluations.length === of && !rows.some(({ state }) => isActive(state));
  return {
    ...rowOf(first),
    runId: resultOf(first),
    state: stateOf(rows.map(({ state }) => state)),
    epochs: rows.reduce((sum, row) => sum + row.epochs, 0),
    bestEpoch: null,
    steps: total(rows.map(({ steps }) => steps)),
    bestStep: null,
    seconds: total(rows.map(({ seconds }) => seconds)),
    stepMs: middle(rows.flatMap(({ stepMs }) => stepMs ?? [])),
    evaluation: whole ? meanEvaluation(evaluations) : null,
    folds: { of, done: evaluations.length, deviation: whole ? deviationsOf(evaluations) : null, rows },
  };
}

function isActive(state: RunState): boolean {
  return state === 'queued' || state === 'running';
}

/** What goes on, before how it ended: the worst end. */
function stateOf(states: readonly RunState[]): RunState {
  const active = states.filter(isActive);
  if (active.length > 0) return active.length === states.length && !active.includes('running') ? 'queued' : 'running';
  return (['failed', 'cancelled'] as const).find((state) => states.includes(state)) ?? 'done';
}

/** Null where one is not known. */
function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The median, of two the mean of them; null where there is none. */
function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * Guesses that need no model over all folds: means, beside what each fold has.
 *
 * @param byFold baselines of each fold, in the same order in all of them
 */
export function baselinesOfFolds(byFold: readonly (readonly Baseline[])[]): readonly Baseline[] {
  const [first = []] = byFold;
  return first.flatMap(({ name }, index): readonly Baseline[] => {
    const own = byFold.flatMap((baselines) => baselines[index] ?? []);
    const folds = own.map(({ evaluation }): Evaluation => evaluation);
    const evaluation = own.length === byFold.length ? meanEvaluation(folds) : null;
    if (!evaluation) return [];
    // The most frequent class need not be the same in every training part.
    const shared = own.every((each) => each.name === name) ? name : 'Always the most frequent class';
    return [{ name: shared, evaluation, folds: { deviation: deviationsOf(folds), evaluations: folds } }];
  });
}
