import { beforeEach, describe, expect, it } from 'vitest';
import type { ProjectState } from '../../src-main/contract/project';
import { installFakeApi } from '../api/fake';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { closeProject, openProject } from './open-project';
import { project } from './project.svelte';
import { resume } from './session';

const state = (folder: string): ProjectState => ({
  folder,
  name: folder,
  datasets: [],
  problems: [],
  models: [],
  runs: [],
  current: { datasetId: null, problemId: null },
});

/** The main process: what is open there survives no restart, what was opened before does. */
function main(options: { readonly open?: string; readonly recent?: readonly string[] } = {}) {
  return installFakeApi({
    'project.state': () => (options.open === undefined ? null : state(options.open)),
    'project.recent': () => (options.recent ?? []).map((folder) => ({ folder, name: folder, openedAt: '2026-11-22T00:00:00Z' })),
    'project.open': ({ folder }) => state(folder),
    'project.close': () => undefined,
  });
}

beforeEach(() => {
  localStorage.clear();
  project.load(null);
  navigation.reset('start');
  notices.list = [];
});

describe('starting again', () => {
  it('comes back to the project that was open', async () => {
    main({ recent: ['/games', '/older'] });
    await resume();
    expect(project.folder).toBe('/games');
    expect(navigation.screen).toBe('dataset');
  });

  it('takes over the project that is open already, as after a reload', async () => {
    main({ open: '/open', recent: ['/games'] });
    await resume();
    expect(project.folder).toBe('/open');
  });

  it('shows the start screen the first time', async () => {
    main();
    await resume();
    expect(navigation.screen).toBe('start');
    expect(notices.list).toEqual([]);
  });

  it('leaves closed what the user closed, until it is opened again', async () => {
    main({ recent: ['/games'] });
    await resume();
    await closeProject();
    await resume();
    expect(project.isOpen).toBe(false);
    await openProject('/games');
    project.load(null);
    await resume();
    expect(project.folder).toBe('/games');
  });
});
