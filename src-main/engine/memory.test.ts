import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemoryLine } from './testing/long-training';

const root = join(import.meta.dirname, '../..');
let folder = '';

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Inside the repository, so that the programme finds TensorFlow.
  folder = mkdtempSync(join(root, '.cache', 'memory-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'testing/long-training.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { format: 'esm', entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
    },
    ssr: { external: true },
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** @returns what a process that trains holds after the first number of steps and after the second */
async function trained(kind: string, ...stops: readonly [number, number]): Promise<readonly [MemoryLine, MemoryLine]> {
  const given = ['--expose-gc', join(folder, 'main.mjs'), kind, ...stops.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: root });
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(2);
  return lines.map((line) => JSON.parse(line) as MemoryLine) as [MemoryLine, MemoryLine];
}

/** Code that grows warm takes some 20 bytes a step; the least that could be forgotten, a view, takes a hundred. */
describe('training', { timeout: 120_000 }, () => {
  it('keeps nothing of 10,000 steps', async () => {
    const [before, after] = await trained('built-in', 10_000, 20_000);
    expect(after.own).toBe(before.own);
    expect(after.reachable - before.reachable).toBeLessThan(400_000);
    expect(after.resident - before.resident).toBeLessThan(6e6);
  });

  it('on two threads keeps nothing of 6,000 larger ones', async () => {
    const [before, after] = await trained('threads', 1000, 7000);
    expect(after.own).toBe(before.own);
    expect(after.reachable - before.reachable).toBeLessThan(500_000);
    expect(after.resident - before.resident).toBeLessThan(6e6);
  });

  it('by TensorFlow keeps nothing of 1,500 steps', async () => {
    const [before, after] = await trained('tensorflow', 1500, 3000);
    expect(after.reachable - before.reachable).toBeLessThan(600_000);
    // Its own tensors, which JavaScript does not see: one of them forgotten in each step were 3 MB.
    expect(after.resident - before.resident).toBeLessThan(2.4e6);
  });
});
