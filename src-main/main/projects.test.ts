import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { makeProjectFolder } from './projects';

// The folder is given here, so Electron's idea of the documents folder is not asked for.
vi.mock('electron', () => ({ app: { getAppPath: () => '', getPath: () => '' } }));

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
