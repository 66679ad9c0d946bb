import type { Handlers } from '../../contract/rpc';
import type { ProblemRecord } from '../../core/problem/problem';
import { openTable } from '../dataset/table';
import { newId } from '../new-id';
import type { Session } from '../session';
import { getDataset } from '../store/datasets';
import { addProblem, getProblem, updateProblem } from '../store/problems';
import { problemOutcome } from './check';
import { prepareProblem } from './prepare';

type Names = 'problem.check' | 'problem.create' | 'problem.save' | 'problem.prepare';

export function problemHandlers(session: Session): Handlers<Names> {
  return {
    'problem.check': async ({ datasetId, spec }) => {
      const { project } = session;
      return problemOutcome(project.warehouse, await openTable(project, datasetId), spec);
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
    'problem.prepare': ({ problemId }) => prepareProblem(session.project, getProblem(session.project.store, problemId)),
  };
}
