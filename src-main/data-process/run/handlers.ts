import { rm } from 'node:fs/promises';
import type { RunId } from '../../core/ids';
import { SeqbenchError } from '../../contract/errors';
import type { Handlers } from '../../contract/rpc';
import { type Project, runFolder } from '../project';
import type { Preparer } from '../problem/preparer';
import type { Session } from '../session';
import { getRun, removeRun, updateRun } from '../store/runs';
import { createRuns } from './create';
import { endRun } from './end';
import { exportKeras } from './export-keras';
import { withJournal } from './with-journal';

type Names = 'run.get' | 'run.exportKeras' | 'run.remove' | 'store.createRuns' | 'store.runStarted' | 'store.runEnded';

export function runHandlers(session: Session, preparer: Preparer): Handlers<Names> {
  return {
    'run.get': ({ runId }) => withJournal(session.project, getRun(session.project.store, runId)),
    'run.exportKeras': (request) => exportKeras(session.project, request),
    'run.remove': async ({ runId }) => {
      await remove(session.project, runId);
      return undefined;
    },
    'store.createRuns': (request) => {
      const { project } = session;
      return createRuns(project, request, (problem) => preparer.prepare(project, problem));
    },
    'store.runStarted': ({ runId }) => {
      const { store } = session.project;
      const run = { ...getRun(store, runId), state: 'running' as const, startedAt: new Date().toISOString() };
      updateRun(store, run);
      return run;
    },
    'store.runEnded': ({ runId, state, reason }) => endRun(session.project, getRun(session.project.store, runId), state, reason),
  };
}

async function remove(project: Project, id: RunId): Promise<void> {
  const run = getRun(project.store, id);
  if (run.state === 'queued' || run.state === 'running') {
    throw new SeqbenchError({
      code: 'request.refused',
      message: `The run of ${run.model.name} has not ended.`,
      remedy: 'Cancel it first.',
    });
  }
  removeRun(project.store, id);
  await rm(runFolder(project, id), { recursive: true, force: true });
}
