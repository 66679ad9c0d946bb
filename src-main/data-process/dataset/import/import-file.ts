import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile, DatasetSummary } from '../../../core/dataset/dataset';
import { type ImportOptions, knownBy } from '../../../core/dataset/import-options';
import type { DatasetId } from '../../../core/ids';
import { sha256 } from '../../files';
import { newId } from '../../new-id';
import type { Project } from '../../project';
import { isSimulated } from '../../samples';
import { addDataset, type FileReading, findDatasetByHash, getDataset, updateDataset } from '../../store/datasets';
import { profileColumn } from '../../warehouse/profile';
import { tableName } from '../../warehouse/warehouse';
import { type Fingerprint, fingerprint, refuseChanged } from './fingerprint';
import { load } from './load';
import { type NewFile, readTable } from './read-table';
import { refuseFullDisk } from './room';
import { type ImportContext, watchQuery } from './watch-query';

/**
 * Imports a file, or finds it where it was imported before with the same options.
 *
 * @throws SeqbenchError `file.*`, `dataset.import-cancelled`; nothing is left behind
 */
export async function importFile(project: Project, path: string, options: ImportOptions, context: ImportContext): Promise<DatasetSummary> {
  context.onProgress('checking', 0);
  const print = await fingerprint(path, context.signal, (share) => {
    context.onProgress('checking', share);
  });
  const hash = sha256(JSON.stringify({ file: print.hash, options: knownBy(options) }));
  const known = findDatasetByHash(project.store, hash);
  if (known) return foundAgain(project, known, path, print, context);
  return importNew(project, { path, options, print, hash }, context);
}

async function importNew(project: Project, file: NewFile, context: ImportContext): Promise<DatasetSummary> {
  const { path, options, print, hash } = file;
  await refuseFullDisk(project.folder, print.bytes);
  const id = newId('dataset');
  const table = tableName(id);
  try {
    const { reading, rows, columns } = await project.warehouse.use(async (connection) => {
      const loaded = await watchQuery(connection, context, 'reading', () => readTable(connection, table, file, context.signal));
      return { ...loaded, columns: await profileColumns(connection, table, loaded.reading, loaded.rows, context) };
    });
    await refuseChanged(path, print);
    context.signal.throwIfAborted();
    const importedAt = new Date().toISOString();
    const name = basename(path);
    const summary = {
      id,
      name,
      hash,
      source: path,
      bytes: print.bytes,
      files: [{ path, bytes: print.bytes, hash: print.hash }],
      rows,
      options,
      columns,
      importedAt,
      simulated: isSimulated(print.hash),
      leftOut: 0,
      notes: [],
    };
    addDataset(project.store, { summary, file: reading });
    project.tables.add(table);
    return summary;
  } catch (thrown) {
    await project.warehouse.drop(table);
    // An interrupted query says so in DuckDB's words; the reason of the signal says it in ours.
    context.signal.throwIfAborted();
    throw thrown;
  }
}

export async function profileColumns(
  connection: DuckDBConnection,
  table: string,
  { columns }: FileReading,
  rows: number,
  context: ImportContext,
): Promise<readonly ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const [index, column] of columns.entries()) {
    context.signal.throwIfAborted();
    context.onProgress('profiling', index / columns.length);
    profiles.push(await profileColumn(connection, table, index, column, rows));
  }
  context.onProgress('profiling', 1);
  return profiles;
}

/** The file may stand somewhere else now, and its table may have been lost. */
async function foundAgain(
  project: Project,
  known: DatasetSummary,
  path: string,
  print: Fingerprint,
  context: ImportContext,
): Promise<DatasetSummary> {
  const summary = { ...known, source: path, files: [{ path, bytes: print.bytes, hash: print.hash }] };
  updateDataset(project.store, summary);
  await restoreTable(project, known.id, path, print, context);
  return summary;
}

/** Makes a lost table again from the very file it was made of. */
export async function restoreTable(
  project: Project,
  id: DatasetId,
  path: string,
  print: Fingerprint,
  context: ImportContext,
): Promise<void> {
  const table = tableName(id);
  if (project.tables.has(table)) return;
  const { file } = getDataset(project.store, id);
  await project.warehouse.use((connection) =>
    watchQuery(connection, context, 'reading', () => load(connection, table, path, file, !print.mixedLineEnds)),
  );
  project.tables.add(table);
}
