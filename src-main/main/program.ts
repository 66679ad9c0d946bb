import { app, type BrowserWindow, nativeTheme } from 'electron';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { toErrorInfo } from '../contract/errors';
import { GivenPaths } from '../host/given-paths';
import { SavePlaces } from '../host/save-places';
import { Workbench } from '../host/workbench';
import { appHandlers } from './app-handlers';
import { serveWindow } from './app-protocol';
import { dialogHandlers } from './dialogs';
import { electronHost } from './electron-host';
import { outFolder } from './folders';
import { answerWindow, windowEvents } from './ipc';
import { lockSession } from './lockdown';
import { logFaults } from './log';
import { showMenu } from './menu';
import { fileToOpen } from './outside-files';
import { projectHandlers } from './projects';
import { SettingsFile } from './settings';
import { templateHandlers } from './templates';
import { focusWindow, openWindow } from './window';

/** The running app: one window, and the processes behind it. */
export class Program {
  private readonly settings = new SettingsFile(path.join(app.getPath('userData'), 'settings.json'));
  private readonly cores = availableParallelism();
  private window: BrowserWindow | null = null;
  private workbench: Workbench | null = null;
  private readonly tell = windowEvents(() => this.window);
  private closing = false;

  /** Listens to what the system may say at any time. */
  listen(): void {
    logFaults((thrown) => {
      this.tell('app.fault', toErrorInfo(thrown));
    });
    app.on('second-instance', (_event, args, workingFolder) => {
      focusWindow(this.window);
      this.openFile(fileToOpen(args.slice(1), workingFolder));
    });
    app.on('open-file', (event, file) => {
      event.preventDefault();
      this.openFile(file);
    });
    app.on('window-all-closed', () => {
      app.quit();
    });
    app.on('will-quit', (event) => {
      this.finish(event);
    });
  }

  /** Call once the app is ready. The data process comes up while the window does. */
  start(): void {
    nativeTheme.themeSource = this.settings.current.theme;
    lockSession();
    serveWindow(path.join(outFolder, 'renderer'));
    this.workbench = this.createWorkbench();
    this.window = openWindow(path.join(outFolder, 'preload/index.js'), this.settings);
    this.window.on('closed', () => (this.window = null));
    answerWindow(
      () => this.window,
      (command, input) => this.running().invokeFromWindow(command, input),
    );
    this.showMenu();
    this.openFile(fileToOpen(process.argv.slice(1), process.cwd()));
  }

  private createWorkbench(): Workbench {
    const window = () => this.window;
    const workbench = () => this.running();
    const [places, given] = [new SavePlaces(), new GivenPaths()];
    const machine = { cores: this.cores, jobs: this.cores };
    return new Workbench({
      processes: electronHost(outFolder),
      local: {
        ...appHandlers(this.settings, machine, () => this.showMenu()),
        ...dialogHandlers(window, places, given),
        ...projectHandlers(workbench, this.settings, given),
        ...templateHandlers(workbench, this.settings),
      },
      jobs: machine.jobs,
      onEvent: this.tell,
      version: app.getVersion(),
      places,
      eager: true,
    });
  }

  private running(): Workbench {
    if (!this.workbench) throw new Error('The workbench is asked before the app is ready.');
    return this.workbench;
  }

  private showMenu(): void {
    showMenu(this.settings.current.theme, (entry) => {
      this.tell('menu.chosen', { entry });
    });
  }

  /** Hands a file to the window, as soon as it can take it. */
  private openFile(file: string | null): void {
    const contents = this.window?.webContents;
    if (file === null || !contents) return;
    const tell = (): void => {
      this.tell('app.openFile', { path: file });
    };
    if (contents.isLoading()) contents.once('did-finish-load', tell);
    else tell();
  }

  /** Quitting waits for runs to be stored and the project to be closed. */
  private finish(event: { preventDefault(): void }): void {
    if (this.closing || !this.workbench) return;
    this.closing = true;
    event.preventDefault();
    void this.workbench.dispose().finally(() => {
      app.quit();
    });
  }
}
