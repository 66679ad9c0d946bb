import { SeqbenchError } from '../../contract/errors';
import type { Handlers } from '../../contract/rpc';
import { firstError } from '../../core/problem/findings/finding';
import type { ProblemRecord } from '../../core/problem/problem';
import { openTable } from '../dataset/table';
import { newId } from '../new-id';
import type { Session } from '../session';
import { getDataset } from '../store/datasets';
import { addProblem, getProblem, updateProblem } from '../store/problems';
import { problemOutcome } from './check';
import { plannedProblem } from './planned';
import type { Preparer } from './preparer';
import { previewProblem } from './preview';

type Names = 'problem.check' | 'problem.preview' | 'problem.create' | 'problem.save' | 'problem.prepare' | 'problem.cancelPrepare';

export function problemHandlers(session: Session, preparer: Preparer): Handlers<Names> {
  return {
    'problem.check': async ({ datasetId, spec }) => {
      const { project } = session;
      return problemOutcome(project, await openTable(project, datasetId), spec);
    },
    'problem.preview': async ({ datasetId, spec, ...request }) => {
      const { project } = session;
      const { findings, plan } = await plannedProblem(project, await openTable(project, datasetId), spec);
      if (plan) return previewProblem(plan, request);
      throw new SeqbenchError(firstError(findings) ?? { code: 'problem.incomplete', message: 'The problem is not complete.' });
    },
    'problem.create': ({ datasetId, name, spec }) => {
      const { store } = session.project;
      getDataset(store, datasetId);
      const problem: ProblemRecord = { id: newId('problem'), datasetId, name, spec };
      addProblem(store, problem);
      return problem;
    },
    'problem.save': ({ problemId, name, spec }) => {
      const { store } = session.project;
      const problem = { ...getProblem(store, problemId), name, spec };
      updateProblem(store, problem);
      return problem;
    },
    'problem.prepare': ({ problemId }) => preparer.prepare(session.project, getProblem(session.project.store, problemId)),
    'problem.cancelPrepare': ({ problemId }) => {
      preparer.cancel(problemId);
      return undefined;
    },
  };
}
