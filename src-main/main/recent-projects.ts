import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RecentProject } from '../contract/project';
import type { SettingsFile } from './settings';

const most = 12;

/** Projects by when they were last opened, newest first; those whose folder is gone are left out. */
export function recentProjects(settings: SettingsFile): readonly RecentProject[] {
  return settings.current.recent.filter(({ folder }) => existsSync(path.join(folder, 'project.db')));
}

/** Puts a project at the head of the list. */
export function rememberProject(settings: SettingsFile, project: { readonly folder: string; readonly name: string }): void {
  const others = settings.current.recent.filter(({ folder }) => folder !== project.folder);
  const { folder, name } = project;
  settings.change({ recent: [{ folder, name, openedAt: new Date().toISOString() }, ...others].slice(0, most) });
}

/** Takes a project off the list. */
export function forgetProject(settings: SettingsFile, folder: string): void {
  settings.change({ recent: settings.current.recent.filter((project) => project.folder !== folder) });
}
