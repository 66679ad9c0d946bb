import { asId, type DatasetId, type ModelId, type ProblemId, type RunId } from '../core/ids';

interface Ids {
  readonly dataset: DatasetId;
  readonly problem: ProblemId;
  readonly model: ModelId;
  readonly run: RunId;
}

let lastTime = 0;
let counter = 0;

/**
 * A new id that sorts after all earlier ones of its kind: `run-mf3k2x9a-001`, the time in milliseconds and a counter within it, both in base 36.
 * A project is open in one process at a time, so time and counter are unique in it.
 */
export function newId<Kind extends keyof Ids>(kind: Kind): Ids[Kind] {
  const now = Math.max(Date.now(), lastTime);
  counter = now === lastTime ? counter + 1 : 0;
  lastTime = now;
  return asId<Ids[Kind]>(`${kind}-${now.toString(36)}-${counter.toString(36).padStart(3, '0')}`);
}
