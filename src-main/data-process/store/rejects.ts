import { z } from 'zod';
import type { RejectedRow } from '../../core/dataset/preview';
import type { DatasetId } from '../../core/ids';
import type { Store } from './store';

const row: z.ZodType<RejectedRow> = z.object({
  file: z.string(),
  line: z.int(),
  column: z.string().nullable(),
  reason: z.string(),
  text: z.string(),
});

/** Keeps rows that were left out of a dataset, in their order. */
export function addRejects(store: Store, id: DatasetId, rejects: readonly RejectedRow[]): void {
  for (const [position, { file, line, column, reason, text }] of rejects.entries()) {
    store.run(
      'INSERT INTO reject (dataset_id, position, file, line, column_name, reason, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      position,
      file,
      line,
      column,
      reason,
      text,
    );
  }
}

export function listRejects(store: Store, id: DatasetId, offset: number, limit: number): readonly RejectedRow[] {
  const columns = 'file, line, column_name AS "column", reason, text';
  const page = 'dataset_id = ? AND position >= ? ORDER BY position LIMIT ?';
  return store.all(row, `SELECT ${columns} FROM reject WHERE ${page}`, id, offset, limit);
}
