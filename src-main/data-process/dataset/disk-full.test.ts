import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataClient, fileWith, importFile, refusal, temporaryFolder } from '../testing/data-client';

let disk: string | null = null;
beforeEach(() => {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=150m', 'tmpfs', folder], { stdio: 'ignore' });
    disk = folder;
  } catch {
    disk = null;
  }
});
afterEach(() => {
  if (disk !== null) execFileSync('umount', ['-l', disk]);
});

/** Half a megabyte that unpacks to 140 MB. */
const packed = (): string => fileWith(gzipSync(Buffer.alloc(140_000_000, '12,34,56\n')), 'large.csv.gz');
const leftovers = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('import-'));

it('a packed file that has no room on the disk is refused while it is unpacked, and what was unpacked is taken away', async (context) => {
  if (disk === null) return context.skip('a disk of its own can only be mounted as root on Linux');
  const folder = join(disk, 'project');
  const client = dataClient();
  await client.invoke('store.open', { folder });
  const info = await refusal(importFile(client, packed()));
  expect(info.code).toBe('file.disk-full');
  expect(info.remedy).toBeTruthy();
  expect(leftovers(folder)).toEqual([]);
  expect((await importFile(client, fileWith('a,b\n1,2\n'))).rows).toBe(1);
  await client.invoke('store.close', undefined);
});

it('a disk that something else fills meanwhile is told too', async (context) => {
  if (disk === null) return context.skip('a disk of its own can only be mounted as root on Linux');
  const folder = join(disk, 'project');
  const { bavail, bsize } = statfsSync(disk);
  let full = '';
  const client = dataClient();
  await client.invoke('store.open', { folder });
  const importing = refusal(importFile(client, packed()));
  const watch = setInterval(() => {
    if (full !== '' || leftovers(folder).length === 0) return;
    full = join(disk ?? '', 'ballast');
    writeFileSync(full, Buffer.alloc(Math.floor(bavail * bsize) - 30_000_000));
  }, 1);
  const info = await importing;
  clearInterval(watch);
  expect(existsSync(full), 'the disk was filled while the file was unpacked').toBe(true);
  expect(info.code).toBe('file.disk-full');
  expect(leftovers(folder)).toEqual([]);
  await client.invoke('store.close', undefined);
});
