import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemSpecSchema, type ProblemRecord } from '../../core/problem/problem';
import { closeProject, openProject } from '../open-project';
import { dataClient, fileWith, importFile, refusal, temporaryFolder } from '../testing/data-client';
import { prepareProblem, type PrepareWatch } from './prepare';

/** A disk of its own; null where this user may not make one. */
function mountDisk(megabytes: number): string | null {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

let disk: string | null = null;
beforeEach(() => {
  disk = mountDisk(90);
});
afterEach(() => {
  if (disk !== null) execFileSync('umount', ['-l', disk]);
});

const columns = 40;
const rows = 60_000;

/** A project with 60,000 sequences of 40 steps, on a disk of its own where there is one. */
async function made(): Promise<{ readonly folder: string; readonly record: ProblemRecord }> {
  const folder = join(disk ?? temporaryFolder(), 'project');
  const client = dataClient();
  await client.invoke('store.open', { folder });
  const steps = Array.from({ length: columns }, (_, index) => `s${index}`);
  const lines = Array.from({ length: rows }, (_, row) => `${steps.map((_, at) => (row * 7 + at) % 50).join(',')},${row % 2}`);
  const { id: datasetId } = await importFile(client, fileWith(`${steps.join(',')},y\n${lines.join('\n')}\n`));
  const spec = problemSpecSchema.parse({ steps, targets: ['y'], task: 'binary', split: { test: 0.2 } });
  const record = await client.invoke('problem.create', { datasetId, name: 'p', spec });
  await client.invoke('store.close', undefined);
  return { folder, record };
}

it.each(['reading', 'writing'] as const)('rows that are cancelled while %s leave no file, and can be prepared again', async (when) => {
  const { folder, record } = await made();
  const project = await openProject(folder, []);
  const artifacts = join(folder, 'artifacts');
  const lying: number[] = [];
  const watch: PrepareWatch = {
    onProgress: (phase, share) => {
      if (phase !== when || (share ?? 0) === 0) return;
      lying.push(readdirSync(artifacts).length);
      throw new Error('enough');
    },
  };
  await expect(prepareProblem(project, record, watch)).rejects.toThrow('enough');
  // It was in the middle of its file.
  expect(lying).toEqual([1]);
  expect(readdirSync(artifacts)).toEqual([]);
  const { hash } = await prepareProblem(project, record, { onProgress: () => undefined });
  expect(readdirSync(artifacts)).toEqual([hash]);
  closeProject(project);
});

it('a disk that fills up while rows are written is told, and nothing is left', async (context) => {
  if (disk === null) return context.skip('a disk of its own can only be mounted as root on Linux');
  const { folder, record } = await made();
  const project = await openProject(folder, []);
  const ballast = join(disk, 'ballast');
  const fill = (): void => {
    if (existsSync(ballast)) return;
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  };
  const watch: PrepareWatch = {
    onProgress: (phase, share) => {
      // There was room when the writing began.
      if (phase === 'reading' && share !== null) fill();
    },
  };
  expect((await refusal(prepareProblem(project, record, watch))).code).toBe('file.disk-full');
  expect(readdirSync(join(folder, 'artifacts'))).toEqual([]);
  closeProject(project);
});
