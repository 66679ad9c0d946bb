import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { SeqbenchError } from '../contract/errors';
import type { Workbench } from '../host/workbench';
import { SettingsFile } from './settings';
import { templateHandlers } from './templates';

// Templates lie in the program's own folder; the projects' folder is given by the environment.
vi.mock('electron', () => ({ app: { getAppPath: () => process.cwd(), getPath: () => '' } }));
afterEach(() => vi.unstubAllEnvs());

/** A workbench on which every import fails, as on a disk that is full. */
function failing(before: string | null) {
  const home = mkdtempSync(path.join(tmpdir(), 'seqbench-templates-'));
  const projects = path.join(home, 'projects');
  mkdirSync(projects);
  vi.stubEnv('SEQBENCH_PROJECTS_DIR', projects);
  const workbench = {
    project: before,
    openProject: (folder: string) => Promise.resolve((workbench.project = folder)),
    closeProject: () => Promise.resolve((workbench.project = null)),
    invoke: () => Promise.reject(new SeqbenchError({ code: 'file.disk-full', message: 'The disk is full.' })),
  };
  const settings = new SettingsFile(path.join(home, 'settings.json'));
  const table = templateHandlers(() => workbench as unknown as Workbench, settings);
  const open = () => table['project.fromTemplate']!({ templateId: 'products', job: 'import-1' });
  return { open, workbench, settings, left: () => readdirSync(projects) };
}

it.each([[null], ['/studies/mine']])('leaves no folder behind where its data cannot be imported, and goes back to %j', async (before) => {
  const { open, workbench, settings, left } = failing(before);
  await expect(open()).rejects.toMatchObject({ info: { code: 'file.disk-full' } });
  expect(left()).toEqual([]);
  expect(workbench.project).toBe(before);
  expect(settings.current.recent).toEqual([]);
});
