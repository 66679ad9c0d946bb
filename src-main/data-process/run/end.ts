import type { ErrorInfo } from '../../contract/errors';
import type { RunRecord, RunState } from '../../core/run/run';
import { type Project, runFolder } from '../project';
import { updateRun } from '../store/runs';
import { readJournal, readResult } from './read-folder';

/**
 * Stores how a run ended with what its folder holds: the trainer's own result, or the journal where there is none.
 *
 * @param state a run that is said to be done but left no result has failed
 */
export async function endRun(
  project: Project,
  run: RunRecord,
  state: Extract<RunState, 'done' | 'cancelled' | 'failed'>,
  reason: ErrorInfo | null,
): Promise<RunRecord> {
  const folder = runFolder(project, run.id);
  const result = state === 'failed' ? null : await readResult(folder);
  const epochs = result?.epochs ?? (await readJournal(folder));
  const failed = state === 'failed' || (state === 'done' && !result);
  const ended: RunRecord = {
    ...run,
    state: failed ? 'failed' : state,
    reason: reason ?? (failed ? noResult() : null),
    startedAt: run.startedAt,
    endedAt: new Date().toISOString(),
    epochs,
    bestEpoch: result?.bestEpoch ?? null,
    seconds: result?.seconds ?? epochs.at(-1)?.seconds ?? null,
    stepMs: result?.stepMs ?? null,
    evaluation: result?.evaluation ?? null,
    weightsHash: result?.weightsHash ?? null,
    environment: result?.environment ?? null,
  };
  updateRun(project.store, ended);
  return ended;
}

function noResult(): ErrorInfo {
  return {
    code: 'run.trainer-died',
    message: 'The trainer ended without leaving a result.',
    remedy: 'Train the model again; the finished epochs are kept.',
  };
}
