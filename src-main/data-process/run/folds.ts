import type { Input } from '../../contract/commands';
import { SeqbenchError } from '../../contract/errors';
import type { RunId } from '../../core/ids';
import type { PreparedProblem, PreparedSummary } from '../../core/problem/problem';
import type { RunFold, RunRecord } from '../../core/run/run';
import { newId } from '../new-id';
import type { Project } from '../project';
import { getRun } from '../store/runs';

/** What a run of a model is trained on. */
export interface FoldToTrain {
  readonly prepared: PreparedSummary;
  /** From 1; null where the problem is trained as one. */
  readonly number: number | null;
  readonly of: number;
  /** Runs that it joins; null where it makes such runs itself. */
  readonly group: RunId | null;
}

/**
 * Every fold of a problem, or the one that is trained again.
 *
 * @param replaced the run whose place is taken; null where none is
 */
export function foldsToTrain(prepared: PreparedProblem, replaced: RunRecord | null): readonly FoldToTrain[] {
  const all = prepared.folds;
  if (!all) return replaced ? refuse(replaced) : [{ prepared, number: null, of: 1, group: null }];
  const folds = all.map((each, index) => ({ prepared: each, number: index + 1, of: all.length, group: replaced?.fold?.group ?? null }));
  if (!replaced) return folds;
  const own = folds.filter(({ number, prepared: { hash } }) => number === replaced.fold?.number && hash === replaced.preparedHash);
  return own.length === 0 ? refuse(replaced) : own;
}

/** @returns the run that the request names to be replaced, or null. @throws SeqbenchError where it still trains or went well */
export function replacedRun(project: Project, { inPlaceOf, problemId, modelIds }: Input<'store.createRuns'>): RunRecord | null {
  if (inPlaceOf === undefined) return null;
  const run = getRun(project.store, inPlaceOf);
  const fits = run.fold !== undefined && run.problemId === problemId && modelIds.length === 1 && modelIds[0] === run.modelId;
  return fits && (run.state === 'failed' || run.state === 'cancelled') ? run : refuse(run);
}

function refuse(run: RunRecord): never {
  throw new SeqbenchError({
    code: 'request.refused',
    message: `No run can take the place of that of ${run.model.name}.`,
    remedy: 'Only a fold that failed or was cancelled, of the problem as it stands, is trained again by itself. Train the model anew.',
  });
}

/**
 * The runs of one model: one a fold, which know one another by the id of the first.
 *
 * @param make the run of a fold, with `place` where there are several
 */
export function runsOfFolds(
  folds: readonly FoldToTrain[],
  make: (fold: FoldToTrain & { readonly place: RunFold | null }, id: RunId) => RunRecord,
): readonly RunRecord[] {
  const ids = folds.map(() => newId('run'));
  return folds.map((fold, index) => {
    const id = ids[index] ?? newId('run');
    const { number, of, group } = fold;
    const place = number === null ? null : { number, of, group: group ?? ids[0] ?? id };
    return make({ ...fold, place }, id);
  });
}
