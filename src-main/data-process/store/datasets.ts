import { z } from 'zod';
import { SeqbenchError } from '../../contract/errors';
import { columnPlanSchema } from '../../core/dataset/column-plan';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { RejectedRow } from '../../core/dataset/preview';
import type { DatasetId, Sha256 } from '../../core/ids';
import { datasetSummarySchema, sha256Schema } from './records';
import { addRejects } from './rejects';
import { parseJson, type Store } from './store';

/** How a dataset's file was read; what its table can be made of again. */
export const fileReadingSchema = z.object({
  /** SHA-256 of the bytes alone. */
  hash: sha256Schema,
  delimiter: z.string().length(1),
  header: z.boolean(),
  /** Lines above the table; earlier versions knew none. */
  skip: z.int().nonnegative().optional(),
  newLine: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  dateFormat: z.string().nullable(),
  timestampFormat: z.string().nullable(),
  /** Line of the file that the first data row stands on, from 1; null where rows and lines do not go together. */
  firstLine: z.int().positive().nullable(),
  /** How text becomes values, by column; readings of the first version have types and date formats alone. */
  plans: z.array(columnPlanSchema).optional(),
});
export type FileReading = z.output<typeof fileReadingSchema>;

export interface StoredDataset {
  readonly summary: DatasetSummary;
  readonly file: FileReading;
}

const row = z.object({ summary: z.string(), file: z.string() });

export function listDatasets(store: Store): readonly DatasetSummary[] {
  return store.all(row, 'SELECT summary, file FROM dataset ORDER BY id').map((found) => storedDataset(found).summary);
}

/** @throws SeqbenchError `dataset.unknown` */
export function getDataset(store: Store, id: DatasetId): StoredDataset {
  const found = store.get(row, 'SELECT summary, file FROM dataset WHERE id = ?', id);
  if (found) return storedDataset(found);
  throw new SeqbenchError({
    code: 'dataset.unknown',
    message: 'This project has no such dataset.',
    value: id,
    remedy: 'Import the file again.',
  });
}

export function findDatasetByHash(store: Store, hash: Sha256): DatasetSummary | null {
  const found = store.get(row, 'SELECT summary, file FROM dataset WHERE hash = ?', hash);
  return found ? storedDataset(found).summary : null;
}

/** Datasets of the first version have one file, which the summary did not list. */
function storedDataset(found: z.output<typeof row>): StoredDataset {
  const summary = parseJson(datasetSummarySchema, found.summary);
  const file = parseJson(fileReadingSchema, found.file);
  if (summary.files.length > 0 || summary.formula) return { summary, file };
  return { summary: { ...summary, files: [{ path: summary.source, bytes: summary.bytes, hash: file.hash }] }, file };
}

/** @param rejects rows that were left out */
export function addDataset(store: Store, { summary, file }: StoredDataset, rejects: readonly RejectedRow[] = []): void {
  store.transaction(() => {
    insertDataset(store, { summary, file });
    addRejects(store, summary.id, rejects);
  });
}

function insertDataset(store: Store, { summary, file }: StoredDataset): void {
  store.run(
    'INSERT INTO dataset (id, hash, summary, file) VALUES (?, ?, ?, ?)',
    summary.id,
    summary.hash,
    JSON.stringify(summary),
    JSON.stringify(file),
  );
}

/** Where the file stands now, after it was found again under another path. */
export function updateDataset(store: Store, summary: DatasetSummary): void {
  store.run('UPDATE dataset SET summary = ? WHERE id = ?', JSON.stringify(summary), summary.id);
}
