import { z } from 'zod';
import { SeqbenchError } from '../../contract/errors';
import type { ModelId } from '../../core/ids';
import { type ModelRecord, modelSpecSchema } from '../../core/model/model';
import { modelIdSchema } from './records';
import { parseJson, type Store } from './store';

const row = z.object({ id: modelIdSchema, spec: z.string() });

/** In the user's order. */
export function listModels(store: Store): readonly ModelRecord[] {
  return store
    .all(row, 'SELECT id, spec FROM model ORDER BY position, id')
    .map(({ id, spec }) => ({ id, spec: parseJson(modelSpecSchema, spec) }));
}

/** @throws SeqbenchError `model.unknown` */
export function getModel(store: Store, id: ModelId): ModelRecord {
  const found = store.get(row, 'SELECT id, spec FROM model WHERE id = ?', id);
  if (found) return { id, spec: parseJson(modelSpecSchema, found.spec) };
  throw new SeqbenchError({ code: 'model.unknown', message: 'This project has no such model.', value: id });
}

/** Adds a model at the end, or replaces the one that is there. */
export function putModel(store: Store, { id, spec }: ModelRecord): void {
  store.run(
    `INSERT INTO model (id, position, spec) VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM model), ?)
     ON CONFLICT (id) DO UPDATE SET spec = excluded.spec`,
    id,
    JSON.stringify(spec),
  );
}

export function removeModel(store: Store, id: ModelId): void {
  store.run('DELETE FROM model WHERE id = ?', id);
}

/** Models that are not named keep their order and come after those that are. */
export function orderModels(store: Store, ids: readonly ModelId[]): void {
  const rest = listModels(store).flatMap((model) => (ids.includes(model.id) ? [] : [model.id]));
  store.transaction(() => {
    for (const [position, id] of [...ids, ...rest].entries()) store.run('UPDATE model SET position = ? WHERE id = ?', position + 1, id);
  });
}
