import { plannedTraining } from '../../contract/schemas';
import type { PlannedTraining } from '../../contract/project';
import { readSetting, writeSetting } from './settings';
import { parseJson, type Store } from './store';

const name = 'planned.training';

/** How the project's experiment trains; undefined where it was made of none. */
export function readPlan(store: Store): PlannedTraining | undefined {
  const text = readSetting(store, name);
  return text === null ? undefined : parseJson(plannedTraining, text);
}

export function writePlan(store: Store, planned: PlannedTraining): void {
  writeSetting(store, name, JSON.stringify(planned));
}
