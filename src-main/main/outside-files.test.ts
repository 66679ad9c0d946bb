import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fileToOpen } from './outside-files';

const folder = mkdtempSync(path.join(tmpdir(), 'seqbench-open-'));
const file = path.join(folder, 'games.csv');
writeFileSync(file, 'a\n1\n');

it('finds the file among switches and the folder of the app', () => {
  expect(fileToOpen(['--no-sandbox', '.', file], '/')).toBe(file);
});

it('counts a relative path from where the program was started', () => {
  expect(fileToOpen(['games.csv'], folder)).toBe(file);
});

it('passes over what is not there or is no table', () => {
  expect(fileToOpen(['missing.csv', '--data=games.csv', folder], folder)).toBeNull();
});
