import { basename } from 'node:path';
import { SeqbenchError } from '../../contract/errors';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { DatasetId } from '../../core/ids';
import type { Project } from '../project';
import { getDataset, type StoredDataset } from '../store/datasets';
import { tableName } from '../warehouse/warehouse';
import { restoreFormula } from './formula/import-formula';
import { type Fingerprint, fingerprint } from './import/fingerprint';
import type { GivenFile } from './import/given-file';
import { restoreTable } from './import/restore';

/** A dataset whose table is there. */
export interface OpenTable extends StoredDataset {
  readonly table: string;
}

/** Restorations that are under way, so that two requests do not make one table twice. */
const restoring = new WeakMap<Project, Promise<unknown>>();

/**
 * Finds a dataset and its table; a table that was lost is made again from its file.
 *
 * @throws SeqbenchError `dataset.unknown`; `project.damaged` where the file is gone or another one now
 */
export async function openTable(project: Project, id: DatasetId): Promise<OpenTable> {
  const stored = getDataset(project.store, id);
  const table = tableName(id);
  if (!project.tables.has(table)) {
    const attempt = (restoring.get(project) ?? Promise.resolve()).catch(() => undefined).then(() => restore(project, stored));
    restoring.set(project, attempt);
    await attempt;
  }
  return { ...stored, table };
}

async function restore(project: Project, { summary }: StoredDataset): Promise<void> {
  if (project.tables.has(tableName(summary.id))) return;
  const context = { signal: new AbortController().signal, onProgress: () => undefined };
  if (summary.formula) return restoreFormula(project, summary.id, summary.formula, context);
  const files: GivenFile[] = [];
  for (const { path, hash } of summary.files) {
    const print = await fingerprintOf(summary, path, context.signal);
    if (print.hash !== hash) throw lost(summary, path, 'has other contents now');
    files.push({ path, print });
  }
  await restoreTable(project, summary, files, context);
}

async function fingerprintOf(summary: DatasetSummary, path: string, signal: AbortSignal): Promise<Fingerprint> {
  try {
    return await fingerprint(path, signal, () => undefined);
  } catch {
    throw lost(summary, path, 'cannot be read there any more');
  }
}

function lost(summary: DatasetSummary, path: string, why: string): SeqbenchError {
  return new SeqbenchError({
    code: 'project.damaged',
    message: `The table of ${summary.name} was lost, and ${basename(path)} ${why}.`,
    place: path,
    remedy: 'Put the file back as it was, or import it from where it is now; runs and models are not touched.',
  });
}
