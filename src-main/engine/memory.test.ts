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

interface Limits {
  /** Bytes that JavaScript may reach more of than before. */
  readonly reachable: number;
  /** Bytes that the process may have more of than before. */
  readonly resident: number;
}

/**
 * Trains anew, up to three times, until no more is held at the end than allowed: what is forgotten in each step is there every time, while what
 * the system happens to give a process that shares its machine is not.
 */
async function expectNothingKept(kind: string, stops: readonly [number, number], limits: Limits): Promise<void> {
  const most = { own: 0, ...limits };
  let grown = { own: NaN, reachable: NaN, resident: NaN };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [before, after] = await trained(kind, ...stops);
    grown = { own: after.own - before.own, reachable: after.reachable - before.reachable, resident: after.resident - before.resident };
    if (isWithin(grown, most)) break;
  }
  expect(isWithin(grown, most), `${JSON.stringify(grown)} more than before, and at most ${JSON.stringify(most)}`).toBe(true);
}

function isWithin(grown: Limits & { readonly own: number }, most: Limits & { readonly own: number }): boolean {
  return grown.own === most.own && grown.reachable < most.reachable && grown.resident < most.resident;
}

/** Code that grows warm takes some 20 bytes a step; the least that could be forgotten, a view, takes a hundred. */
describe('training', { timeout: 400_000 }, () => {
  it('keeps nothing of 10,000 steps', async () => {
    await expectNothingKept('built-in', [10_000, 20_000], { reachable: 400_000, resident: 6e6 });
  });

  it('on two threads keeps nothing of 6,000 larger ones', async () => {
    await expectNothingKept('threads', [1000, 7000], { reachable: 500_000, resident: 6e6 });
  });

  it('by TensorFlow keeps nothing of 1,500 steps', async () => {
    // Its own tensors, which JavaScript does not see: one of them forgotten in each step were 3 MB.
    await expectNothingKept('tensorflow', [1500, 3000], { reachable: 600_000, resident: 2.4e6 });
  });
});
