import type { ImportProgress } from '../core/dataset/dataset';
import type { RunId } from '../core/ids';
import type { EpochRecord, RunProgress, RunRecord } from '../core/run/run';
import type { ErrorInfo } from '../core/errors';
import type { PrepareProgress } from '../core/problem/problem';

/** Everything that is told without being asked. */
export interface Events {
  'dataset.importProgress': ImportProgress;
  /** How far an audit is, from 0 to 1; at most ten a second. */
  'problem.auditProgress': { readonly job: string; readonly share: number };
  /** At most ten a second and problem, and every new phase. */
  'problem.prepareProgress': PrepareProgress;
  /** At most ten a second and run. */
  'run.progress': RunProgress;
  /** Epochs that ended since the last such event, in order; at most ten events a second and run, however short the epochs are. */
  'run.epochs': { readonly runId: RunId; readonly epochs: readonly EpochRecord[] };
  /** A run was queued, started or ended. */
  'run.changed': RunRecord;
  /** A menu entry or shortcut of the main process. */
  'menu.chosen': { readonly entry: MenuEntry };
  /** A file was handed to the app from outside (double click, second start). */
  'app.openFile': { readonly path: string };
  /** One of our processes died and was started again. */
  'app.fault': ErrorInfo;
}

export type MenuEntry =
  | 'open-dataset'
  | 'open-project'
  | 'new-project'
  | 'save-report'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-system'
  | 'shortcuts'
  | 'commands';

export type EventName = keyof Events;

export const eventNames = [
  'dataset.importProgress',
  'problem.prepareProgress',
  'problem.auditProgress',
  'run.progress',
  'run.epochs',
  'run.changed',
  'menu.chosen',
  'app.openFile',
  'app.fault',
] as const satisfies readonly EventName[];
