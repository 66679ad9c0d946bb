import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { GivenPaths } from '../host/given-paths';
import type { SavePlaces } from '../host/save-places';
import type { LocalHandlers } from '../host/workbench';
import { SeqbenchError } from '../contract/errors';
import { projectsFolder } from './folders';

type DialogHandlers = Pick<
  LocalHandlers,
  'dialog.openDataset' | 'dialog.openProject' | 'dialog.openKeras' | 'dialog.saveKeras' | 'dialog.saveReport' | 'dialog.reveal'
>;

const tableFiles = [
  { name: 'Tables', extensions: ['csv', 'tsv', 'tab', 'txt', 'dat', 'xlsx', 'parquet', 'json', 'jsonl', 'ndjson', 'gz'] },
  { name: 'All files', extensions: ['*'] },
];
const kerasFiles = [{ name: 'Keras models', extensions: ['keras'] }];

/**
 * The system's own file dialogs, each answering with a path or null; several tables may be chosen at once.
 *
 * @param places told of every path that is chosen to save to
 * @param given told of what was saved to and of every project that is chosen: nothing else is shown or opened
 */
export function dialogHandlers(window: () => BrowserWindow | null, places: SavePlaces, given: GivenPaths): DialogHandlers {
  const openAll = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths;
  };
  const open = async (options: OpenDialogOptions): Promise<string | null> => (await openAll(options))[0] ?? null;
  return {
    'dialog.openDataset': () => openAll({ title: 'Import data', properties: ['openFile', 'multiSelections'], filters: tableFiles }),
    'dialog.openProject': async () =>
      given.give(await open({ title: 'Open project', defaultPath: projectsFolder(), properties: ['openDirectory'] })),
    'dialog.openKeras': () => open({ title: 'Open a Keras file', properties: ['openFile'], filters: kerasFiles }),
    'dialog.saveKeras': async ({ name }) => given.give(places.choose(await chooseKerasPath(window(), name))),
    'dialog.saveReport': async () => given.give(places.choose(await chooseReportPath(window()))),
    'dialog.reveal': ({ path: file }) => reveal(given.expect(file)),
  };
}

function chooseReportPath(parent: BrowserWindow | null): Promise<string | null> {
  const filters = [{ name: 'Web page', extensions: ['html'] }];
  return chooseWhere(parent, { title: 'Save report', defaultPath: inDocuments('report.html'), filters });
}

/** What no file system takes in a name is left out of the one that is proposed. */
function chooseKerasPath(parent: BrowserWindow | null, name: string): Promise<string | null> {
  const plain = name.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'model';
  return chooseWhere(parent, { title: 'Save as .keras', defaultPath: inDocuments(`${plain}.keras`), filters: kerasFiles });
}

function inDocuments(name: string): string {
  return path.join(app.getPath('documents'), name);
}

async function chooseWhere(parent: BrowserWindow | null, options: SaveDialogOptions): Promise<string | null> {
  const { filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
  return filePath || null;
}

/** Shows a file in the system's file manager; it is never opened or run. */
function reveal(file: string): undefined {
  if (!path.isAbsolute(file) || !existsSync(file)) {
    throw new SeqbenchError({ code: 'file.missing', message: 'The file is no longer there.', place: path.basename(file) });
  }
  shell.showItemInFolder(file);
}
