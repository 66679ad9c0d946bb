import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile, DatasetSummary, SourceFile } from '../../../core/dataset/dataset';
import { type ImportOptions, knownBy } from '../../../core/dataset/import-options';
import type { DatasetId, Sha256 } from '../../../core/ids';
import { sha256 } from '../../files';
import { newId } from '../../new-id';
import type { Project } from '../../project';
import { isSimulated } from '../../samples';
import { addDataset, type FileReading, findDatasetByHash, type StoredDataset, updateDataset } from '../../store/datasets';
import { type ProfiledColumn, profileTable } from '../../warehouse/profile';
import { tableName } from '../../warehouse/warehouse';
import { fingerprint, refuseChanged } from './fingerprint';
import { type GivenFile, openSources } from './given-file';
import { readAhead } from './read-ahead';
import { readTable, unreadable } from './read-table';
import { restoreTable } from './restore';
import { refuseFullDisk } from './room';
import { Scratch } from './scratch';
import type { ReadTable } from './table-reading';
import { type ImportContext, watchQuery } from './watch-query';

/**
 * Imports files of one shape as one dataset, or finds it where they were imported before with the same options.
 *
 * @throws SeqbenchError `file.*`, `dataset.import-cancelled`; nothing is left behind
 */
export async function importFiles(
  project: Project,
  paths: readonly string[],
  options: ImportOptions,
  context: ImportContext,
): Promise<DatasetSummary> {
  const id = newId('dataset');
  const table = tableName(id);
  const scratch = new Scratch(project.folder);
  let files: readonly GivenFile[] = [];
  try {
    context.onProgress('checking', 0);
    const ahead = await readAhead(paths, { project, table, options, scratch, context });
    files = ahead?.files ?? (await lookAt(paths, context));
    const hash = hashOf(files, options);
    const known = ahead?.read ? null : findDatasetByHash(project.store, hash);
    if (known) return await foundAgain(project, known, files, context);
    const read = ahead?.read ?? (await readFiles(project, table, files, { options, scratch, context }));
    const dataset = await describe(project, read, { id, files, options, hash, context });
    addDataset(project.store, dataset, read.rejects);
    project.tables.add(table);
    return dataset.summary;
  } catch (thrown) {
    await project.warehouse.drop(table);
    // An interrupted query says so in DuckDB's words; the reason of the signal says it in ours.
    context.signal.throwIfAborted();
    // Whatever is wrong with a file that is gone or another one by now, that is the reason.
    for (const { path, print } of files) await refuseChanged(path, print);
    throw unreadable(thrown, paths[0] ?? '');
  } finally {
    await scratch.remove();
  }
}

async function lookAt(paths: readonly string[], context: ImportContext): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    const share = (done: number): void => {
      context.onProgress('checking', (files.length + done) / paths.length);
    };
    files.push({ path, print: await fingerprint(path, context.signal, share) });
  }
  return files;
}

function hashOf(files: readonly GivenFile[], options: ImportOptions): Sha256 {
  const hashes = files.map(({ print }) => print.hash);
  const known = { options: knownBy(options) };
  return sha256(JSON.stringify(hashes.length === 1 ? { file: hashes[0], ...known } : { files: hashes, ...known }));
}

const totalBytes = (files: readonly GivenFile[]): number => files.reduce((sum, { print }) => sum + print.bytes, 0);

async function readFiles(
  project: Project,
  table: string,
  files: readonly GivenFile[],
  { options, scratch, context }: { readonly options: ImportOptions; readonly scratch: Scratch; readonly context: ImportContext },
): Promise<ReadTable> {
  await refuseFullDisk(project.folder, totalBytes(files));
  const sources = await openSources(files, options, scratch, context);
  return project.warehouse.use((connection) =>
    watchQuery(connection, context, 'reading', () =>
      readTable(connection, { table, sources, options, plans: null, signal: context.signal }),
    ),
  );
}

interface NewDataset {
  readonly id: DatasetId;
  readonly files: readonly GivenFile[];
  readonly options: ImportOptions;
  readonly hash: Sha256;
  readonly context: ImportContext;
}

/** Profiles the table, and makes sure that it is of the files as they are. */
async function describe(project: Project, read: ReadTable, dataset: NewDataset): Promise<StoredDataset> {
  const { id, files, options, hash, context } = dataset;
  const columns = await project.warehouse.use((connection) =>
    profileColumns(connection, tableName(id), { columns: read.plans }, read.rows, context),
  );
  for (const { path, print } of files) await refuseChanged(path, print);
  context.signal.throwIfAborted();
  const [first] = files;
  const summary: DatasetSummary = {
    id,
    name: nameOf(files),
    hash,
    source: first?.path ?? '',
    bytes: totalBytes(files),
    files: sourceFiles(files),
    rows: read.rows,
    options,
    columns,
    importedAt: new Date().toISOString(),
    simulated: files.every(({ print }) => isSimulated(print.hash)),
    leftOut: read.leftOut,
    notes: read.notes,
  };
  return { summary, file: readingOf(files, read) };
}

function readingOf(files: readonly GivenFile[], read: ReadTable): FileReading {
  const { plans, delimiter, header, skip, firstLine } = read;
  return {
    hash: files[0]?.print.hash ?? sha256(''),
    delimiter,
    header,
    skip,
    newLine: '',
    columns: plans.map(({ name, type }) => ({ name, type })),
    dateFormat: null,
    timestampFormat: null,
    firstLine,
    plans: [...plans],
  };
}

/** `games.csv`, `games.csv and 2 more`. */
function nameOf(files: readonly GivenFile[]): string {
  const name = basename(files[0]?.path ?? '');
  return files.length === 1 ? name : `${name} and ${files.length - 1} more`;
}

function sourceFiles(files: readonly GivenFile[]): readonly SourceFile[] {
  return files.map(({ path, print }) => ({ path, bytes: print.bytes, hash: print.hash }));
}

/** Profiles all columns of a table; DuckDB's types are said by `columns`. */
export function profileColumns(
  connection: DuckDBConnection,
  table: string,
  { columns }: { readonly columns: readonly ProfiledColumn[] },
  rows: number,
  context: ImportContext,
): Promise<readonly ColumnProfile[]> {
  return profileTable(connection, table, columns, rows, (share) => {
    context.signal.throwIfAborted();
    context.onProgress('profiling', share);
  });
}

/** The files may stand somewhere else now, and the table may have been lost. */
async function foundAgain(
  project: Project,
  known: DatasetSummary,
  files: readonly GivenFile[],
  context: ImportContext,
): Promise<DatasetSummary> {
  const summary = { ...known, source: files[0]?.path ?? known.source, files: sourceFiles(files) };
  updateDataset(project.store, summary);
  await restoreTable(project, summary, files, context);
  return summary;
}
