import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ProjectState } from '../contract/project';
import type { GivenPaths } from '../host/given-paths';
import type { LocalHandlers, Workbench } from '../host/workbench';
import { projectsFolder } from './folders';
import { forgetProject, recentProjects, rememberProject } from './recent-projects';
import type { SettingsFile } from './settings';

type ProjectHandlers = Pick<LocalHandlers, 'project.create' | 'project.open' | 'project.recent' | 'project.close' | 'project.discard'>;

/**
 * @param workbench that opens them; asked for late, because it is made with these handlers
 * @param given folders that may be opened, beside those of the recent projects
 */
export function projectHandlers(workbench: () => Workbench, settings: SettingsFile, given: GivenPaths): ProjectHandlers {
  const open = async (folder: string): Promise<ProjectState> => {
    const state = await workbench().openProject(folder);
    rememberProject(settings, state);
    given.give(state.folder);
    return state;
  };
  /** Made in this session: no other folder is ever removed. */
  const made = new Set<string>();
  return {
    'project.create': ({ name }) => {
      const folder = makeProjectFolder(name);
      made.add(folder);
      return open(folder);
    },
    'project.open': async ({ folder }) => open(given.expect(folder, recentFolders(settings))),
    'project.recent': () => recentProjects(settings),
    'project.close': async () => {
      await workbench().closeProject();
      return undefined;
    },
    'project.discard': async () => {
      const state = await workbench().invoke('project.state', undefined);
      await workbench().closeProject();
      if (state && made.has(state.folder) && isEmpty(state)) {
        forgetProject(settings, state.folder);
        rmSync(state.folder, { recursive: true, force: true });
      }
      return undefined;
    },
  };
}

const recentFolders = (settings: SettingsFile): readonly string[] => settings.current.recent.map(({ folder }) => folder);

/** @returns whether nothing was put into a project yet */
export function isEmpty({ datasets, problems, models, runs }: ProjectState): boolean {
  return [datasets, problems, models, runs].every((list) => list.length === 0);
}

/**
 * Makes an empty folder under the user's projects, named for the project.
 *
 * @returns its absolute path; a number is added where the name is taken
 */
export function makeProjectFolder(name: string, parent = projectsFolder()): string {
  mkdirSync(parent, { recursive: true });
  const base = fileName(name);
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(parent, attempt === 1 ? base : `${base} ${attempt}`);
    if (made(folder)) return folder;
  }
}

function made(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Without what Windows, macOS or Linux forbid in a file's name. */
function fileName(name: string): string {
  const allowed = name
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80);
  return allowed || 'Project';
}
