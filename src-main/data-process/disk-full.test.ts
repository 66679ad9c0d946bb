import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelSpecSchema } from '../core/model/model';
import { dataClient, fileWith, importFile, refusal, specWith, temporaryFolder } from './testing/data-client';

/** A disk of 40 MB of its own; null where this user may not make one. */
function mountDisk(): string | null {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

let disk: string | null = null;
beforeEach(() => {
  disk = mountDisk();
});
afterEach(() => {
  if (disk !== null) execFileSync('umount', ['-l', disk]);
});

/** Takes what is left of the disk, but for some bytes. @returns a function that gives it back */
function fill(folder: string, leave = 0): () => void {
  const path = join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path, Buffer.alloc(Math.floor(bavail * bsize) - leave));
  return () => {
    rmSync(path);
  };
}

const table = (rows: number): string =>
  `a,b,y\n${Array.from({ length: rows }, (_, index) => `${index},${index / 3},${index % 2}\n`).join('')}`;
const model = modelSpecSchema.parse({
  name: 'Small',
  layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Adam' },
});

describe('a full disk', () => {
  it('is told for an import, a problem, a model and a report, and everything works again when there is room', async (context) => {
    if (disk === null) return context.skip('a disk of its own can only be mounted as root on Linux');
    const folder = join(disk, 'project');
    const client = dataClient();
    await client.invoke('store.open', { folder });
    const dataset = await importFile(client, fileWith(table(60_000)));
    const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith({}) });
    const before = await client.invoke('project.state', undefined);

    const free = fill(disk);
    expect(await refusal(importFile(client, fileWith(table(50_000))))).toMatchObject({ code: 'file.disk-full' });
    const preparing = await refusal(client.invoke('problem.prepare', { problemId: problem.id }));
    expect(preparing.code).toBe('file.disk-full');
    expect(preparing.remedy).toBeTruthy();
    expect(readdirSync(join(folder, 'artifacts'))).toEqual([]);
    // Small changes fit into what the log has already taken, so many are made until one does not.
    const saving = await refusal(
      (async () => {
        for (let count = 0; count < 3000; count += 1)
          await client.invoke('model.save', { modelId: null, spec: { ...model, name: `${count}` } });
      })(),
    );
    expect(saving.code).toBe('file.disk-full');

    free();
    const { hash } = await client.invoke('problem.prepare', { problemId: problem.id });
    expect(existsSync(join(folder, 'artifacts', hash))).toBe(true);
    const after = await client.invoke('project.state', undefined);
    expect([after?.datasets, after?.problems]).toEqual([before?.datasets, before?.problems]);
    await client.invoke('model.save', { modelId: null, spec: { ...model, name: 'at last' } });
    await client.invoke('store.close', undefined);
    const again = await client.invoke('store.open', { folder });
    expect(again.models.at(-1)?.spec.name).toBe('at last');
    expect((await client.invoke('dataset.page', { datasetId: dataset.id, offset: 59_999, limit: 1 })).rows).toEqual([
      [59_999, 19999.666666666668, 1],
    ]);
    await client.invoke('store.close', undefined);
  });

  it('refuses an import for which there is too little room before it writes anything', async (context) => {
    if (disk === null) return context.skip('a disk of its own can only be mounted as root on Linux');
    const client = dataClient();
    await client.invoke('store.open', { folder: join(disk, 'project') });
    fill(disk, 10_000_000);
    const info = await refusal(importFile(client, fileWith(table(1000))));
    expect(info).toMatchObject({ code: 'file.disk-full', message: expect.stringContaining('nothing was imported') as string });
    await client.invoke('store.close', undefined);
  });
});
