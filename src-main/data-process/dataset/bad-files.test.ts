import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../contract/rpc';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${row(index)}\n`).join('');
const good = (index: number): string => `${index},${index * 2},${index % 2}`;

/** The error of an import, after making sure that nothing of it is left. */
async function refusedImport(content: string | Uint8Array, options = {}): Promise<Awaited<ReturnType<typeof refusal>>> {
  const info = await refusal(importFile(client, fileWith(content), options));
  const state = await client.invoke('project.state', undefined);
  expect(state?.datasets).toEqual([]);
  expect(JSON.stringify(info)).not.toMatch(/\n\s+at /);
  return info;
}

describe('a file that is no table', () => {
  it('is told to be missing', async () => {
    const info = await refusal(importFile(client, join(temporaryFolder(), 'gone.csv')));
    expect(info).toMatchObject({ code: 'file.missing', message: 'There is no file gone.csv.' });
    expect(info.remedy).toBeTruthy();
  });

  it('is told to be a folder', async () => {
    const folder = join(temporaryFolder(), 'folder.csv');
    mkdirSync(folder);
    expect(await refusal(importFile(client, folder))).toMatchObject({ code: 'file.unreadable' });
  });

  it('is told to be empty, with or without blanks', async () => {
    expect(await refusedImport('')).toMatchObject({ code: 'file.empty' });
    expect(await refusedImport('\n\n  \n')).toMatchObject({ code: 'file.empty' });
  });

  it('is told to have only a header', async () => {
    expect(await refusedImport('a,b,c\n')).toMatchObject({ code: 'file.header-only' });
    expect(await refusedImport('a,b,c')).toMatchObject({ code: 'file.header-only' });
  });

  it('is told to be binary', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
    expect(await refusedImport(png)).toMatchObject({ code: 'file.binary' });
    expect(await refusedImport(new Uint8Array(5000))).toMatchObject({ code: 'file.binary' });
  });
});

describe('a row that does not fit', () => {
  it('has too few fields: nothing is imported, and line, column and both numbers are named', async () => {
    const info = await refusedImport(`a,b,c\n${rows(50, (index) => (index === 20 ? '20,20' : good(index)))}`);
    expect(info).toEqual({
      code: 'file.rows-rejected',
      message: 'Line 22 of games.csv has too few fields: 2 where 3 are expected (c is missing). Nothing was imported.',
      place: 'line 22, column c',
      value: '20,20',
      remedy: 'Mend the line and import the file again, or leave it out in the import options.',
    });
  });

  it('has too few fields in a file of three lines, where no majority can say so', async () => {
    expect(await refusedImport('a,b,c\n1,2\n3,4,5\n')).toMatchObject({ code: 'file.rows-rejected', place: 'line 2, column c' });
  });

  it('has too many fields, and is not said to have four where it has five', async () => {
    const info = await refusedImport(`a,b,c\n${rows(50, (index) => (index === 20 ? '20,20,1,7,9' : good(index)))}`);
    expect(info).toMatchObject({ code: 'file.rows-rejected', place: 'line 22' });
    expect(info.message).toContain('too many fields: more than the 3 that are expected');
  });

  it('is counted with all its like', async () => {
    const info = await refusedImport(`a,b,c\n${rows(50, (index) => (index % 10 === 0 ? '1' : good(index)))}`);
    expect(info.message).toContain('So it is with 5 of 50 rows.');
  });

  it('opens a quotation mark and never closes it', async () => {
    const info = await refusedImport(`a,b\n1,"x\n${rows(20, (index) => `${index},w`)}`);
    expect(info).toMatchObject({ code: 'file.rows-rejected', place: 'line 2, column b' });
  });
});

describe('a value that only shows late', () => {
  it('is a fraction after 120,000 whole numbers, and is not rounded', async () => {
    const dataset = await importFile(client, fileWith(`a,b\n${rows(120_000, (index) => (index === 119_000 ? '3.75,1' : `${index},1`))}`));
    const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 119_000, limit: 1 });
    expect(page.rows).toEqual([[3.75, 1]]);
    expect(dataset.columns[0]).toMatchObject({ type: 'number', integer: false });
  });

  it('is text after 120,000 numbers, and the column is kept as text', async () => {
    const dataset = await importFile(client, fileWith(`a,b\n${rows(120_000, (index) => (index === 119_000 ? 'oops,1' : `${index},1`))}`));
    expect(dataset.columns.map((column) => column.type)).toEqual(['text', 'number']);
    expect(dataset.rows).toBe(120_000);
  });
});

describe('a file that is unusual but right', () => {
  it.each([
    ['semicolons', 'a;b\n1;2\n3;4\n', {}],
    ['tabs', 'a\tb\n1\t2\n3\t4\n', {}],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n', {}],
    ['carriage returns', 'a,b\r\n1,2\r\n3,4\r\n', {}],
    ['line ends of both kinds', 'a,b\r\n1,2\n3,4\r\n', {}],
    ['no line end at its end', 'a,b\n1,2\n3,4', {}],
    ['blank lines', 'a,b\n1,2\n\n3,4\n\n', {}],
    ['no header', '1,2\n3,4\n', { header: false }],
    ['a separator of its own', 'a#b\n1#2\n3#4\n', { delimiter: '#' }],
  ])('has %s', async (_, content, options) => {
    const dataset = await importFile(client, fileWith(content), options);
    const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 0, limit: 10 });
    expect(page.rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('has a name full of signs that mean something elsewhere', async () => {
    const dataset = await importFile(client, fileWith('a,b\n1,2\n', `we[1]*rd's "name".csv`));
    expect([dataset.rows, dataset.name]).toEqual([1, `we[1]*rd's "name".csv`]);
  });

  it('has columns named as SQL would not like, and quoted line breaks', async () => {
    const dataset = await importFile(client, fileWith('rowid,"select ""x""","",A,a\n1,"two\nlines",3,4,5\n6,x,8,9,10\n'));
    expect(dataset.columns.map((column) => column.name).slice(0, 2)).toEqual(['rowid', 'select "x"']);
    const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 0, limit: 10 });
    expect(page.rows).toEqual([
      [1, 'two\nlines', 3, 4, 5],
      [6, 'x', 8, 9, 10],
    ]);
  });

  it('has a single column, dates, times, gaps, whole numbers beyond 2⁵³, and values that are no numbers', async () => {
    const single = await importFile(client, fileWith('only\n1\n2\n'));
    expect(single.columns.length).toBe(1);
    const content =
      'd,t,b,n,x\n2020-01-01,2020-01-01 10:00:00,true,9223372036854775807,nan\n2020-01-03,2020-01-01 10:00:00.5,false,,inf\n2020-01-02,2020-01-02 00:00:00,true,3,1.5\n';
    const mixed = await importFile(client, fileWith(content));
    const page = await client.invoke('dataset.page', { datasetId: mixed.id, offset: 0, limit: 10 });
    expect(page.rows).toEqual([
      ['2020-01-01', '2020-01-01T10:00:00', 'true', '9223372036854775807', null],
      ['2020-01-03', '2020-01-01T10:00:00.5', 'false', null, null],
      ['2020-01-02', '2020-01-02T00:00:00', 'true', 3, 1.5],
    ]);
    expect(mixed.columns.map((column) => [column.type, column.missing])).toEqual([
      ['date', 0],
      ['date', 0],
      ['text', 0],
      ['number', 1],
      ['number', 2],
    ]);
    expect(mixed.columns[0]).toMatchObject({ min: '2020-01-01', median: '2020-01-02', max: '2020-01-03' });
  });
});
