import { app, nativeTheme } from 'electron';
import type { LocalHandlers } from '../host/workbench';
import type { SettingsFile } from './settings';

type AppHandlers = Pick<LocalHandlers, 'app.info' | 'app.theme'>;

/**
 * @param machine `cores` there are, and how many trainers run at once
 * @param onTheme told after the theme was changed
 */
export function appHandlers(settings: SettingsFile, machine: { cores: number; jobs: number }, onTheme: () => void): AppHandlers {
  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      theme: settings.current.theme,
      platform: process.platform,
      ...machine,
    }),
    'app.theme': ({ theme }) => {
      settings.change({ theme });
      nativeTheme.themeSource = theme;
      onTheme();
      return undefined;
    },
  };
}
