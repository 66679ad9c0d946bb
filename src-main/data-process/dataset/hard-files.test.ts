import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, describe, it } from 'vitest';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { fingerprint } from './import/fingerprint';
import { guessLayout } from './import/layout';
import { dataClient, fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

/** `SEQBENCH_LARGE=1` makes the one line a gigabyte long; from 16 MB on it does not matter what stands in it. */
const large = Boolean(process.env.SEQBENCH_LARGE);
const lineBytes = large ? 1_000_000_000 : 8_000_000;

describe('a table that is too wide', () => {
  const names = (count: number): string => Array.from({ length: count }, (_, column) => `a longer name of column ${column}`).join(',');
  const row = (count: number): string => Array.from({ length: count }, (_, column) => column).join(',');

  it('is refused with the number of its columns, all 100,000 of them', async () => {
    const { client } = await openedClient();
    const path = fileWith(`${names(100_000)}\n${row(100_000)}\n`);
    const expected = { code: 'file.too-wide', message: expect.stringContaining('has 100,000 columns') as string };
    expect(await refusal(importFile(client, path))).toMatchObject(expected);
    expect(await refusal(client.invoke('dataset.preview', { paths: [path], options: defaultImportOptions }))).toMatchObject(expected);
  }, 120_000);

  it('has all its names up to 10,000, in a header longer than what is looked at of other files', async () => {
    const path = fileWith(`${names(9_500)}\n${row(9_500)}\n`);
    const { first } = await fingerprint(path, new AbortController().signal, () => undefined);
    const layout = guessLayout(path, Buffer.from(first).toString(), defaultImportOptions);
    expect([layout.names.length, layout.names.at(-1)]).toEqual([9_500, 'a longer name of column 9499']);
  });
});

/** A file with one line of very many bytes. */
function fileWithLongLine(before: string, sign: string): string {
  const path = fileWith(before);
  const file = openSync(path, 'a');
  const piece = Buffer.from(sign.repeat(8_000_000 / sign.length));
  for (let written = 0; written < lineBytes; written += piece.length) writeSync(file, piece);
  closeSync(file);
  return path;
}

const openQuote = 'opens a quotation mark (") that nothing closes';

describe('a line without an end', () => {
  it.each([
    ['alone in its file', '', 'x', 'file.header-only', 'and no rows of data'],
    ['below a header', 'a,b\n', 'x', 'file.rows-rejected', 'is longer than 2 MB'],
    ['of numbers', '', '1,', 'file.too-wide', 'has at least'],
    ['within a quotation mark', '"', 'x', 'file.rows-rejected', openQuote],
    ['within a quotation mark below a header', 'a,b\n1,"', 'x', 'file.rows-rejected', 'a quotation mark in column b that is not closed'],
  ])(
    'is refused in seconds and little memory, %s',
    async (_, before, sign, code, words) => {
      const { client } = await openedClient();
      const path = fileWithLongLine(before, sign);
      const { info, seconds, megabytes } = await watched(() => refusal(importFile(client, path)));
      const expected = large ? ['file.rows-rejected', 'is longer than 16 MB'] : [code, words];
      expect([info.code, info.message]).toEqual([expected[0], expect.stringContaining(expected[1] ?? '')]);
      expect(info.remedy).toBeTruthy();
      expect(info.message.length).toBeLessThan(400);
      expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
      expect(megabytes, 'megabytes that were taken').toBeLessThan(600);
      expect(seconds).toBeLessThan(large ? 60 : 10);
      expect((await importFile(client, fileWith('a,b\n1,2\n'))).rows).toBe(1);
    },
    300_000,
  );
});

describe('a quotation mark that is never closed, above a million rows', () => {
  const rows = Array.from({ length: 1_000_000 }, (_, row) => `${row},w\n`).join('');

  it.each([
    ['in the header', `"a,b\n${rows}`, `The first row of games.csv ${openQuote}. Nothing was imported.`],
    [
      'in the first row',
      `a,b\n1,"x\n${rows}`,
      'Line 2 of games.csv has a quotation mark in column b that is not closed. Nothing was imported.',
    ],
    ['further down', `a,b\n${rows}1,"x\n${rows}`, 'Line 1,000,002 of games.csv has a quotation mark in column b that is not closed.'],
  ])(
    'is named in seconds, %s',
    async (_, text, message) => {
      const { client } = await openedClient();
      const { info, seconds } = await watched(() => refusal(importFile(client, fileWith(text))));
      expect(info).toMatchObject({ code: 'file.rows-rejected', message: expect.stringContaining(message) as string });
      expect(seconds).toBeLessThan(20);
    },
    120_000,
  );
});

it('has lines of sixteen megabytes at most, wherever they stand', async () => {
  const { client } = await openedClient();
  const long = (sign: string): string => `a,b\n1,2\n3,${sign.repeat(17_000_000)}\n5,6\n`;
  for (const text of [long('x'), long('"')]) {
    expect(await refusal(importFile(client, fileWith(text)))).toMatchObject({
      code: 'file.rows-rejected',
      message: 'Line 3 of games.csv is longer than 16 MB. Nothing was imported.',
      place: 'line 3',
    });
  }
  const returns = await importFile(client, fileWith(`a,b\r${'1234567,7654321\r'.repeat(1_100_000)}`));
  expect([returns.rows, returns.bytes > 16_000_000]).toEqual([1_100_000, true]);
});

/** What a request was refused with, and what that took: seconds that the process reckoned, whatever else the machine had to do. */
async function watched(request: () => Promise<Awaited<ReturnType<typeof refusal>>>) {
  const [started, before] = [process.cpuUsage(), process.memoryUsage.rss()];
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const info = await request();
  clearInterval(watch);
  const { user, system } = process.cpuUsage(started);
  return { info, seconds: (user + system) / 1e6, megabytes: (most - before) / 1e6 };
}

describe('a file that goes away while it is read', () => {
  const table = Array.from({ length: 60_000 }, (_, row) => `${row},${row / 4},w${row}\n`).join('');

  it.each(['checking', 'reading', 'profiling'] as const)('is told to be missing where it is deleted in the phase %s', async (phase) => {
    const path = fileWith(`a,b,c\n${table}`);
    const client = dataClient((progress) => {
      if (progress.phase === phase) rmSync(path, { force: true });
    });
    const folder = join(temporaryFolder(), 'project');
    await client.invoke('store.open', { folder });
    expect(await refusal(importFile(client, path))).toMatchObject({ code: 'file.missing', message: 'There is no file games.csv.' });
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  it('is told to have changed where other rows stand in it, whatever is wrong with those', async () => {
    const path = fileWith(`a,b,c\n${table}`);
    let changed = false;
    const client = dataClient((progress) => {
      if (progress.phase === 'reading' && !changed) writeFileSync(path, 'a,b,c\n1\n"\n');
      changed ||= progress.phase === 'reading';
    });
    await client.invoke('store.open', { folder: join(dirname(path), 'project') });
    expect(await refusal(importFile(client, path))).toMatchObject({
      code: 'file.unreadable',
      message: 'games.csv was changed while it was read.',
    });
  });
});
