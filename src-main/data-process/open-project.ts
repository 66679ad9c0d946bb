import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { SeqbenchError } from '../contract/errors';
import type { ProjectState } from '../contract/project';
import { asId, type DatasetId, type ProblemId, type RunId } from '../core/ids';
import { isScratch } from './dataset/import/scratch';
import type { Project } from './project';
import { recoverRuns } from './run/recover';
import { withJournal } from './run/with-journal';
import { codeOf, storageError } from './storage-errors';
import { listDatasets } from './store/datasets';
import { listModels } from './store/models';
import { listProblems } from './store/problems';
import { readPlan } from './store/plan';
import { listRuns } from './store/runs';
import { readSetting } from './store/settings';
import { Store } from './store/store';
import { tableName, Warehouse } from './warehouse/warehouse';

/**
 * Opens a project folder, or makes one of it.
 *
 * @param liveRuns runs that train at this moment; all others that did not end were broken off
 * @throws SeqbenchError `project.in-use`, `project.damaged`, `file.unreadable`, `file.disk-full`
 */
export async function openProject(given: string, liveRuns: readonly RunId[]): Promise<Project> {
  const folder = resolve(given);
  await makeFolders(folder);
  const warehouse = await Warehouse.open(folder);
  try {
    // Only after DuckDB's lock was had: from here on no other process is in this folder.
    const store = Store.open(join(folder, 'project.db'));
    const tables = await dropOrphans(warehouse, store);
    const project = { folder, name: basename(folder), store, warehouse, tables };
    await removeScratch(folder);
    await recoverRuns(project, new Set(liveRuns));
    return project;
  } catch (thrown) {
    warehouse.close();
    throw thrown;
  }
}

export function closeProject(project: Project): void {
  project.store.close();
  project.warehouse.close();
}

export async function projectState(project: Project): Promise<ProjectState> {
  const { folder, name, store } = project;
  const datasetId = readSetting(store, 'current.dataset');
  const problemId = readSetting(store, 'current.problem');
  return {
    folder,
    name,
    datasets: listDatasets(store),
    problems: listProblems(store),
    models: listModels(store),
    runs: await Promise.all(listRuns(store).map((run) => withJournal(project, run))),
    current: {
      datasetId: datasetId === null ? null : asId<DatasetId>(datasetId),
      problemId: problemId === null ? null : asId<ProblemId>(problemId),
    },
    planned: readPlan(store),
  };
}

async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(join(folder, 'runs'), { recursive: true });
    await mkdir(join(folder, 'artifacts'), { recursive: true });
  } catch (thrown) {
    throw folderError(folder, thrown);
  }
}

function folderError(folder: string, thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return storageError(thrown);
  return new SeqbenchError({
    code: 'file.unreadable',
    message: `A project cannot be kept in ${basename(folder)}: it cannot be written to.`,
    place: folder,
    remedy: 'Choose a folder of your own.',
    cause: code,
  });
}

/** Takes away what imports had unpacked when they were killed. */
async function removeScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (isScratch(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/** Tables of imports that a crash cut off are taken away. @returns the others */
async function dropOrphans(warehouse: Warehouse, store: Store): Promise<Set<string>> {
  const known = new Set(listDatasets(store).map((dataset) => tableName(dataset.id)));
  const tables = await warehouse.tables();
  for (const table of tables) if (!known.has(table)) await warehouse.drop(table);
  return new Set(tables.filter((table) => known.has(table)));
}
