import type { RunId, Sha256 } from '../ids';
import type { RunFold } from './run';

interface Made {
  readonly id: RunId;
  readonly preparedHash: Sha256;
  readonly fold?: RunFold | undefined;
}

/** What a run's figures belong to: itself, or all runs of its model that were asked for together, one a fold. */
export function resultOf({ id, fold }: Pick<Made, 'id' | 'fold'>): RunId {
  return fold?.group ?? id;
}

/**
 * Results over the same tensors, which stand on one leaderboard: their runs, in the order in which they were made. The tensors of several folds
 * are known by those of the first.
 *
 * @param runs in the order in which they were made
 */
export function byTensors<Run extends Made>(runs: readonly Run[]): readonly (readonly Run[])[] {
  const tensors = new Map<RunId, Sha256>();
  const groups = new Map<Sha256, Run[]>();
  for (const run of runs) {
    const hash = tensors.get(resultOf(run)) ?? run.preparedHash;
    tensors.set(resultOf(run), hash);
    groups.set(hash, [...(groups.get(hash) ?? []), run]);
  }
  return [...groups.values()];
}

/** Each result's place among the others, in the order in which their first runs were made, from 0. */
export function resultOrdinals(runs: readonly Pick<Made, 'id' | 'fold'>[]): ReadonlyMap<RunId, number> {
  const ordinals = new Map<RunId, number>();
  for (const run of runs) if (!ordinals.has(resultOf(run))) ordinals.set(resultOf(run), ordinals.size);
  return ordinals;
}
