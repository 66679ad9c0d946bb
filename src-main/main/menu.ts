import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuEntry } from '../contract/events';
import type { Settings } from './settings';

type Choose = (entry: MenuEntry) => void;

/**
 * Puts the application menu in place. What an entry does is decided in the window, which knows what is on screen.
 *
 * @param choose told which entry was taken
 */
export function showMenu(theme: Settings['theme'], choose: Choose): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    fileMenu(choose, mac),
    { role: 'editMenu' },
    viewMenu(theme, choose),
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    helpMenu(choose),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu(choose: Choose, mac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { label: 'New project…', accelerator: 'CmdOrCtrl+N', click: () => choose('new-project') },
      { label: 'Open project…', accelerator: 'CmdOrCtrl+Shift+O', click: () => choose('open-project') },
      { label: 'Open CSV…', accelerator: 'CmdOrCtrl+O', click: () => choose('open-dataset') },
      { type: 'separator' },
      { label: 'Save report…', accelerator: 'CmdOrCtrl+S', click: () => choose('save-report') },
      { type: 'separator' },
      { role: mac ? 'close' : 'quit' },
    ],
  };
}

function viewMenu(theme: Settings['theme'], choose: Choose): MenuItemConstructorOptions {
  const developing: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      { label: 'Light', type: 'radio', checked: theme === 'light', click: () => choose('theme-light') },
      { label: 'Dark', type: 'radio', checked: theme === 'dark', click: () => choose('theme-dark') },
      { label: 'As the system', type: 'radio', checked: theme === 'system', click: () => choose('theme-system') },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : developing),
    ],
  };
}

function helpMenu(choose: Choose): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      // The window handles these keys itself, so that they also work where the menu is hidden.
      { label: 'Commands…', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => choose('commands') },
      { label: 'Keyboard shortcuts', accelerator: '?', registerAccelerator: false, click: () => choose('shortcuts') },
    ],
  };
}
