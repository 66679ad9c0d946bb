import { z } from 'zod';
import { SeqbenchError } from '../../contract/errors';
import type { ProblemId, RunId } from '../../core/ids';
import type { RunRecord } from '../../core/run/run';
import { runRecordSchema } from './records';
import { parseJson, type Store } from './store';

const row = z.object({ record: z.string() });
const parse = (found: z.output<typeof row>): RunRecord => parseJson(runRecordSchema, found.record);

/** Oldest first. */
export function listRuns(store: Store): readonly RunRecord[] {
  return store.all(row, 'SELECT record FROM run ORDER BY id').map(parse);
}

export function listRunsOfProblem(store: Store, id: ProblemId): readonly RunRecord[] {
  return store.all(row, 'SELECT record FROM run WHERE problem_id = ? ORDER BY id', id).map(parse);
}

export function listUnendedRuns(store: Store): readonly RunRecord[] {
  return store.all(row, `SELECT record FROM run WHERE state IN ('queued', 'running') ORDER BY id`).map(parse);
}

/** @throws SeqbenchError `run.unknown` */
export function getRun(store: Store, id: RunId): RunRecord {
  const found = store.get(row, 'SELECT record FROM run WHERE id = ?', id);
  if (found) return parse(found);
  throw new SeqbenchError({ code: 'run.unknown', message: 'This project has no such run.', value: id });
}

export function addRuns(store: Store, runs: readonly RunRecord[]): void {
  store.transaction(() => {
    for (const run of runs) {
      store.run(
        'INSERT INTO run (id, problem_id, state, record) VALUES (?, ?, ?, ?)',
        run.id,
        run.problemId,
        run.state,
        JSON.stringify(run),
      );
    }
  });
}

export function updateRun(store: Store, run: RunRecord): void {
  store.run('UPDATE run SET state = ?, record = ? WHERE id = ?', run.state, JSON.stringify(run), run.id);
}

export function removeRun(store: Store, id: RunId): void {
  store.run('DELETE FROM run WHERE id = ?', id);
}
