import { app, type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LocalHandlers } from '../host/workbench';
import { SeqbenchError } from '../contract/errors';
import { projectsFolder } from './folders';

type DialogHandlers = Pick<LocalHandlers, 'dialog.openDataset' | 'dialog.openProject' | 'dialog.saveReport' | 'dialog.reveal'>;

/** The system's own file dialogs, each answering with a path or null. */
export function dialogHandlers(window: () => BrowserWindow | null): DialogHandlers {
  const open = async (options: OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  };
  return {
    'dialog.openDataset': () =>
      open({
        title: 'Open CSV',
        properties: ['openFile'],
        filters: [
          { name: 'Tables', extensions: ['csv', 'tsv', 'txt'] },
          { name: 'All files', extensions: ['*'] },
        ],
      }),
    'dialog.openProject': () => open({ title: 'Open project', defaultPath: projectsFolder(), properties: ['openDirectory'] }),
    'dialog.saveReport': () => chooseReportPath(window()),
    'dialog.reveal': ({ path: file }) => reveal(file),
  };
}

async function chooseReportPath(parent: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'Save report',
    defaultPath: path.join(app.getPath('documents'), 'report.html'),
    filters: [{ name: 'Web page', extensions: ['html'] }],
  };
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
