import type { MenuEntry } from '../../src-main/contract/events';
import { assertNever } from '../../src-main/core/assert';
import { api } from '../api/api';
import { appInfo } from './info.svelte';
import { commands } from './commands.svelte';
import { imports } from './imports.svelte';
import { openFile } from './keras-files.svelte';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { openProject } from './open-project';
import { preparing } from './preparing.svelte';
import { project } from './project.svelte';
import { resume } from './session';
import { theme } from './theme.svelte';

/** Connects the window to the other processes and comes back to the project that is open. */
export async function start(): Promise<void> {
  theme.watch();
  project.listen();
  imports.listen();
  preparing.listen();
  api.on('menu.chosen', ({ entry }) => chosen(entry));
  const resumed = resume();
  // A file that came with the start belongs into the project that is being opened, so it waits for that.
  api.on('app.openFile', ({ path }) => void resumed.then(() => openFile(path)));
  api.on('app.fault', (info) => notices.fault(info));
  await notices.attempt(async () => {
    const info = await api.invoke('app.info');
    appInfo.value = info;
    theme.choice = info.theme;
  });
  await resumed;
}

function chosen(entry: MenuEntry): void {
  switch (entry) {
    case 'open-dataset':
      void imports.choose();
      return;
    case 'open-project':
      void openProject();
      return;
    case 'new-project':
      navigation.go('start');
      return;
    case 'shortcuts':
      commands.shortcutsOpen = true;
      return;
    case 'commands':
      commands.paletteOpen = true;
      return;
    case 'save-report':
      navigation.go('report', 'save');
      return;
    case 'theme-light':
      theme.set('light');
      return;
    case 'theme-dark':
      theme.set('dark');
      return;
    case 'theme-system':
      theme.set('system');
      return;
    default:
      assertNever(entry);
  }
}
