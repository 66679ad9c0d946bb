import type { ErrorInfo } from '../../contract/errors';
import type { RunId } from '../../core/ids';
import type { RunRecord } from '../../core/run/run';
import { lengthWords } from '../../core/run/stretch';
import { type Project, runFolder } from '../project';
import { listUnendedRuns } from '../store/runs';
import { endRun } from './end';
import { readJournal, readResult } from './read-folder';

/** Ends the runs that a crash of the whole program broke off: as their trainer left them where it still could, as failed otherwise. */
export async function recoverRuns(project: Project, live: ReadonlySet<RunId>): Promise<void> {
  for (const run of listUnendedRuns(project.store)) {
    if (live.has(run.id)) continue;
    const folder = runFolder(project, run.id);
    const result = await readResult(folder);
    if (result) await endRun(project, run, result.state, null);
    else await endRun(project, run, 'failed', brokenOff(run, (await readJournal(folder)).length));
  }
}

function brokenOff(run: RunRecord, epochs: number): ErrorInfo {
  const when =
    run.state === 'queued' ? 'while this run was waiting' : `while this run was training, after ${lengthWords(epochs, run.training)}`;
  return {
    code: 'run.trainer-died',
    message: `Seqbench ended ${when}.`,
    remedy: 'Train the model again; what was finished is kept here.',
  };
}
