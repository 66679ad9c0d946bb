import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../core/dataset/dataset';
import { filledIn } from '../../../core/dataset/import-options';
import { dataClient, fileWith, importFile, openedClient, refusal, temporaryFolder } from '../../testing/data-client';

/** Large enough to be read before all its bytes were looked at. */
const lines = 1_700_000;
const body = Array.from({ length: lines }, (_, row) => `${row},${row % 9}.25,word ${row % 7}\n`).join('');
const table = (last: string | Buffer): Buffer => Buffer.concat([Buffer.from(`id,part,word\n${body}`), Buffer.from(last)]);

async function lastRows(last: string | Buffer) {
  const { client } = await openedClient();
  const path = fileWith(table(last));
  const dataset = await importFile(client, path);
  const { rows } = await client.invoke('dataset.page', { datasetId: dataset.id, offset: lines - 1, limit: 10 });
  return { client, path, dataset, rows };
}

const before = [lines - 1, ((lines - 1) % 9) + 0.25, `word ${(lines - 1) % 7}`];

describe('a large file that is read while its bytes are looked at', () => {
  it('comes in with the hash of all its bytes, and is found again under another name', async () => {
    const { client, path, dataset, rows } = await lastRows('');
    expect([dataset.rows, dataset.columns.map(({ type }) => type), rows]).toEqual([lines, ['number', 'number', 'text'], [before]]);
    expect(dataset.files[0]?.hash).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
    const again = await importFile(client, fileWith(readFileSync(path), 'other.csv'));
    expect([again.id, again.files[0]?.path.endsWith('other.csv')]).toEqual([dataset.id, true]);
  });

  it.each([
    ['a quoted field', '"1",2.5,"a ""b"""\n', [1, 2.5, 'a "b"']],
    ['line ends of both kinds', '1,2.5,x\r\n', [1, 2.5, 'x']],
    ['letters of another encoding', Buffer.from('1,2.5,Björn\n', 'latin1'), [1, 2.5, 'Björn']],
    ['a mark of missing values', 'NA,NA,NA\n', [null, null, 'NA']],
  ])('is read as if it had been looked at before, with %s in its last line', async (_, last, row) => {
    expect((await lastRows(last)).rows).toEqual([before, row]);
  });

  it('is refused as if it had been looked at before, with a zero byte or a short row at its end', async () => {
    const { client } = await openedClient();
    expect(await refusal(importFile(client, fileWith(table('1,2.5,\0\n'))))).toMatchObject({
      code: 'file.binary',
      message: expect.stringContaining('zero byte at') as string,
    });
    const short = `Line ${(lines + 2).toLocaleString('en')} of games.csv has too few fields: 2 where 3 are expected`;
    expect(await refusal(importFile(client, fileWith(table('1,2.5\n'))))).toMatchObject({
      code: 'file.rows-rejected',
      message: expect.stringContaining(short) as string,
    });
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
  });

  it.each(['cancelled', 'deleted'] as const)('leaves nothing behind where it is %s meanwhile', async (how) => {
    const path = fileWith(table(''));
    let told = false;
    const onProgress = ({ phase, job }: ImportProgress): void => {
      if (told || phase !== 'reading') return;
      told = true;
      if (how === 'deleted') rmSync(path, { force: true });
      else void client.invoke('dataset.cancelImport', { job });
    };
    const client = dataClient(onProgress);
    const folder = join(temporaryFolder(), 'project');
    await client.invoke('store.open', { folder });
    const request = client.invoke('dataset.import', { paths: [path], job: 'one', options: filledIn({}) });
    expect((await refusal(request)).code).toBe(how === 'deleted' ? 'file.missing' : 'dataset.import-cancelled');
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('import-'))).toEqual([]);
    expect((await importFile(client, fileWith('a,b\n1,2\n'))).rows).toBe(1);
  });
});
