import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import samples from '../../resources/samples/index.json';

const folder = mkdtempSync(join(tmpdir(), 'seqbench-sample-'));
const path = join(folder, 'basketball.csv');
execFileSync(process.execPath, [join(import.meta.dirname, '../../resources/samples/basketball.mjs'), path]);
const text = readFileSync(path, 'utf8');
rmSync(folder, { recursive: true });
const games = text
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));

it('writes the very bytes that the index of samples names', () => {
  expect(createHash('sha256').update(text).digest('hex')).toBe(samples[0]?.sha256);
});

it('plays 1,230 games of 36 minutes, in whole points', () => {
  expect(games.length).toBe(samples[0]?.rows);
  expect(games.every((game) => game.length === samples[0]?.columns && game.every(Number.isInteger))).toBe(true);
  expect(text.split('\n')[0]).toBe([...Array.from({ length: 36 }, (_, minute) => `M${minute + 1}`), 'W'].join(','));
});

it('is as hard as the published study: about 55 % home wins, and the leader after three quarters wins five games of six', () => {
  const share = (count: number): number => count / games.length;
  expect(share(games.filter((game) => game[36] === 1).length)).toBeCloseTo(0.55, 2);
  const leaderWins = games.filter((game) => (game[35] ?? 0) > 0 === (game[36] === 1)).length;
  expect(share(leaderWins)).toBeGreaterThan(0.8);
  expect(share(leaderWins)).toBeLessThan(0.86);
});
