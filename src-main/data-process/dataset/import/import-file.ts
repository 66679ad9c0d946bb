import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import type { ColumnProfile, DatasetSummary, ImportOptions, ImportProgress } from '../../../core/dataset/dataset';
import type { DatasetId, Sha256 } from '../../../core/ids';
import { sha256 } from '../../files';
import { newId } from '../../new-id';
import type { Project } from '../../project';
import { isSimulated } from '../../samples';
import { addDataset, type FileReading, findDatasetByHash, getDataset, updateDataset } from '../../store/datasets';
import { profileColumn } from '../../warehouse/profile';
import { tableName } from '../../warehouse/warehouse';
import { type Fingerprint, fingerprint, refuseChanged } from './fingerprint';
import { load } from './load';
import { refuseFullDisk } from './room';
import { sniff } from './sniff';
import { watchQuery } from './watch-query';

export interface ImportContext {
  readonly signal: AbortSignal;
  readonly onProgress: (phase: ImportProgress['phase'], share: number | null) => void;
}

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
  const hash = sha256(JSON.stringify({ file: print.hash, options: { delimiter: options.delimiter, header: options.header } }));
  const known = findDatasetByHash(project.store, hash);
  if (known) return foundAgain(project, known, path, print, context);
  return importNew(project, { path, options, print, hash }, context);
}

interface NewFile {
  readonly path: string;
  readonly options: ImportOptions;
  readonly print: Fingerprint;
  readonly hash: Sha256;
}

async function importNew(project: Project, file: NewFile, context: ImportContext): Promise<DatasetSummary> {
  const { path, options, print, hash } = file;
  await refuseFullDisk(project.folder, print.bytes);
  const id = newId('dataset');
  const table = tableName(id);
  try {
    const { reading, rows, columns } = await project.warehouse.use(async (connection) => {
      const loaded = await readTable(connection, table, file, context);
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
      rows,
      options,
      columns,
      importedAt,
      simulated: isSimulated(print.hash),
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

async function readTable(
  connection: DuckDBConnection,
  table: string,
  { path, options, print }: NewFile,
  context: ImportContext,
): Promise<{ readonly reading: FileReading; readonly rows: number }> {
  const strict = !print.mixedLineEnds;
  return watchQuery(connection, context, 'reading', async () => {
    const { reading, sound } = await sniff(connection, path, print, options);
    context.signal.throwIfAborted();
    const rows = await load(connection, table, path, reading, strict);
    if (!sound) throw unclear(path);
    return { reading: { ...reading, firstLine: firstLine(print, reading, rows) }, rows };
  });
}

/** Row and line go together where the file has one line a row, and nothing else. */
function firstLine(print: Fingerprint, reading: FileReading, rows: number): number | null {
  const headerLines = reading.header ? 1 : 0;
  return print.lines === rows + headerLines ? headerLines + 1 : null;
}

async function profileColumns(
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
  const summary = { ...known, source: path };
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

function unclear(path: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `The columns of ${basename(path)} could not be told apart.`,
    place: path,
    remedy: 'Say in the import options which separator it has and whether its first row names the columns.',
  });
}
