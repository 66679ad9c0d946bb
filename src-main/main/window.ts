import { BrowserWindow, nativeTheme, screen } from 'electron';
import path from 'node:path';
import { log, logPageErrors } from './log';
import type { SettingsFile } from './settings';
import { mark } from './timing';
import { openingBounds } from './window-bounds';
import { windowUrl } from './window-address';

/** `--bg` of the two themes, so that no white flash comes before the first paint. */
const background = { light: '#fbfbf9', dark: '#161614' };

/**
 * Opens the one window; it is shown when its first paint is ready.
 *
 * @param preload the built preload script, absolute
 */
export function openWindow(preload: string, settings: SettingsFile): BrowserWindow {
  const remembered = settings.current.window;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 640,
    ...openingBounds(remembered, areas),
    title: 'Seqbench',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: path.resolve(preload),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (remembered?.maximized) window.maximize();
    window.show();
    mark('window shown');
  });
  window.webContents.once('did-finish-load', () => {
    mark('window loaded');
  });
  window.on('close', () => {
    settings.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  });
  reloadAfterCrash(window);
  logPageErrors(window.webContents);
  void window.loadURL(windowUrl);
  return window;
}

/** A window whose page died comes back with what the processes still hold; a second death within a minute stays. */
function reloadAfterCrash(window: BrowserWindow): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the window's page is gone: ${reason}`);
    if (reason === 'clean-exit' || Date.now() - last < 60_000) return;
    last = Date.now();
    window.webContents.reload();
  });
}

/** Brings the window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow | null): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
