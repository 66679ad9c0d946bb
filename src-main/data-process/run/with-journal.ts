import type { RunRecord } from '../../core/run/run';
import { type Project, runFolder } from '../project';
import { readJournal } from './read-folder';

/** A run that still trains, with the epochs of its journal: the store learns of them only when it ends. Any other run as it is. */
export async function withJournal(project: Project, run: RunRecord): Promise<RunRecord> {
  if (run.state !== 'running') return run;
  return { ...run, epochs: await readJournal(runFolder(project, run.id)) };
}
