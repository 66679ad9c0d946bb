import { z } from 'zod';
import { SeqbenchError } from '../../contract/errors';
import type { ProblemId, Sha256 } from '../../core/ids';
import { type PreparedSummary, type ProblemRecord, problemSpecSchema } from '../../core/problem/problem';
import { datasetIdSchema, preparedSchema, problemIdSchema } from './records';
import { parseJson, type Store } from './store';

const row = z.object({ id: problemIdSchema, dataset_id: datasetIdSchema, name: z.string(), spec: z.string() });
const select = 'SELECT id, dataset_id, name, spec FROM problem';

export function listProblems(store: Store): readonly ProblemRecord[] {
  return store.all(row, `${select} ORDER BY id`).map(recordOf);
}

/** @throws SeqbenchError `problem.unknown` */
export function getProblem(store: Store, id: ProblemId): ProblemRecord {
  const found = store.get(row, `${select} WHERE id = ?`, id);
  if (found) return recordOf(found);
  throw new SeqbenchError({ code: 'problem.unknown', message: 'This project has no such problem.', value: id });
}

function recordOf(found: z.output<typeof row>): ProblemRecord {
  return { id: found.id, datasetId: found.dataset_id, name: found.name, spec: parseJson(problemSpecSchema, found.spec) };
}

export function addProblem(store: Store, { id, datasetId, name, spec }: ProblemRecord): void {
  store.run('INSERT INTO problem (id, dataset_id, name, spec) VALUES (?, ?, ?, ?)', id, datasetId, name, JSON.stringify(spec));
}

export function updateProblem(store: Store, { id, name, spec }: ProblemRecord): void {
  store.run('UPDATE problem SET name = ?, spec = ? WHERE id = ?', name, JSON.stringify(spec), id);
}

const preparedRow = z.object({ summary: z.string() });

/** @returns what a snapshot holds, or null where none of that hash was written for this project */
export function findSnapshot(store: Store, hash: Sha256): Omit<PreparedSummary, 'path'> | null {
  const found = store.get(preparedRow, 'SELECT summary FROM prepared WHERE hash = ?', hash);
  return found ? parseJson(preparedSchema, found.summary) : null;
}

/** @param recipe hash of everything that the snapshot depends on */
export function findPrepared(store: Store, recipe: Sha256): Omit<PreparedSummary, 'path'> | null {
  const found = store.get(preparedRow, 'SELECT summary FROM prepared WHERE recipe = ?', recipe);
  return found ? parseJson(preparedSchema, found.summary) : null;
}

export function rememberPrepared(store: Store, recipe: Sha256, prepared: PreparedSummary): void {
  // The folder may be moved: a snapshot is found by its hash.
  const summary = JSON.stringify({ ...prepared, path: undefined });
  store.run('INSERT OR REPLACE INTO prepared (recipe, hash, summary) VALUES (?, ?, ?)', recipe, prepared.hash, summary);
}
