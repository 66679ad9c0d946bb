import type { CommandsOf } from '../contract/routes';
import type { EventListener, Handlers } from '../contract/rpc';
import { datasetHandlers } from './dataset/handlers';
import { lookHandlers } from './dataset/look/handlers';
import { Importer } from './dataset/importer';
import { modelHandlers } from './model/handlers';
import { Auditor } from './problem/audit/auditor';
import { auditHandlers } from './problem/audit/handlers';
import { problemHandlers } from './problem/handlers';
import { Preparer } from './problem/preparer';
import { reportHandlers } from './report/handlers';
import { runHandlers } from './run/handlers';
import { Session } from './session';
import { writePlan } from './store/plan';
import { writeSetting } from './store/settings';

/** Answers to every command that goes to the data process. */
export function dataHandlers(emit: EventListener): Handlers<CommandsOf<'data'>> {
  const session = new Session();
  const importer = new Importer(emit);
  const auditor = new Auditor(emit);
  const preparer = new Preparer(emit);
  return {
    'store.open': async ({ folder, liveRuns }) => {
      await importer.stop();
      await preparer.stop();
      return session.open(folder, liveRuns ?? []);
    },
    'store.close': async () => {
      await importer.stop();
      await preparer.stop();
      session.close();
      return undefined;
    },
    'project.state': () => session.state(),
    'project.setCurrent': ({ datasetId, problemId }) => {
      const { store } = session.project;
      store.transaction(() => {
        writeSetting(store, 'current.dataset', datasetId);
        writeSetting(store, 'current.problem', problemId);
      });
      return undefined;
    },
    'project.plan': (planned) => {
      writePlan(session.project.store, planned);
      return undefined;
    },
    ...datasetHandlers(session, importer),
    ...lookHandlers(session),
    ...problemHandlers(session, preparer),
    ...auditHandlers(session, auditor),
    ...modelHandlers(session),
    ...runHandlers(session, preparer),
    ...reportHandlers(session, auditor),
  };
}
