import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { ProjectState } from '../contract/project';
import { GivenPaths } from '../host/given-paths';
import type { Workbench } from '../host/workbench';
import { makeProjectFolder, projectHandlers } from './projects';
import { SettingsFile } from './settings';

// The folder is given here, so Electron's idea of the documents folder is not asked for.
vi.mock('electron', () => ({ app: { getAppPath: () => '', getPath: () => '' } }));
afterEach(() => vi.unstubAllEnvs());

const parent = (): string => mkdtempSync(path.join(tmpdir(), 'seqbench-projects-'));

it('names the folder for the project', () => {
  const projects = parent();
  expect(makeProjectFolder('Basketball 2013', projects)).toBe(path.join(projects, 'Basketball 2013'));
});

it('adds a number where the name is taken', () => {
  const projects = parent();
  for (let count = 0; count < 3; count += 1) makeProjectFolder('Study', projects);
  expect(readdirSync(projects).sort()).toEqual(['Study', 'Study 2', 'Study 3']);
});

it.each([
  ['../../etc', 'etc'],
  ['a/b\\c:d', 'a b c d'],
  ['...', 'Project'],
  ['Umsätze „2024“', 'Umsätze „2024“'],
])('makes of %j the folder %j', (name, folder) => {
  const projects = parent();
  expect(path.relative(projects, makeProjectFolder(name, projects))).toBe(folder);
});

/** Handlers over a workbench that opens any folder as a project with what is given in it. */
function handlers(contents: Partial<ProjectState> = {}) {
  const home = parent();
  vi.stubEnv('SEQBENCH_PROJECTS_DIR', home);
  let open: ProjectState | null = null;
  const workbench = {
    openProject: (folder: string) => {
      const empty = { datasets: [], problems: [], models: [], runs: [], current: { datasetId: null, problemId: null } };
      open = { ...empty, ...contents, folder, name: path.basename(folder) };
      return Promise.resolve(open);
    },
    closeProject: () => Promise.resolve(),
    invoke: () => Promise.resolve(open),
  } satisfies Pick<Record<keyof Workbench, unknown>, 'openProject' | 'closeProject' | 'invoke'>;
  const settings = new SettingsFile(path.join(home, 'settings.json'));
  const given = new GivenPaths();
  return { settings, given, table: projectHandlers(() => workbench as Partial<Workbench> as Workbench, settings, given) };
}

it('discards a project that was just made and holds nothing', async () => {
  const { table, settings } = handlers();
  const { folder } = await table['project.create']!({ name: 'Photo' });
  await table['project.discard']!(undefined);
  expect(existsSync(folder)).toBe(false);
  expect(settings.current.recent).toEqual([]);
});

it('discards nothing that holds anything', async () => {
  const { table, settings } = handlers({ models: [{} as ProjectState['models'][number]] });
  const { folder } = await table['project.create']!({ name: 'Study' });
  await table['project.discard']!(undefined);
  expect(existsSync(folder)).toBe(true);
  expect(settings.current.recent).toHaveLength(1);
});

it('discards no folder that was there before this session', async () => {
  const { table, given } = handlers();
  const folder = makeProjectFolder('Old', parent());
  given.give(folder);
  await table['project.open']!({ folder });
  await table['project.discard']!(undefined);
  expect(existsSync(folder)).toBe(true);
});

it('opens a folder that a dialog gave or that was open before, and no other', async () => {
  const { table, given, settings } = handlers();
  const [chosen, other] = [makeProjectFolder('Chosen', parent()), makeProjectFolder('Other', parent())];
  given.give(chosen);
  await expect(table['project.open']!({ folder: other })).rejects.toThrow('may only open what was chosen');
  expect((await table['project.open']!({ folder: chosen })).folder).toBe(chosen);
  expect(settings.current.recent.map(({ folder }) => folder)).toEqual([chosen]);
  const workbench: Partial<Workbench> = { openProject: (folder) => Promise.resolve({ folder } as ProjectState) };
  const later = projectHandlers(() => workbench as Workbench, settings, new GivenPaths());
  expect((await later['project.open']!({ folder: chosen })).folder).toBe(chosen);
});
