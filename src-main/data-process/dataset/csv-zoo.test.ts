import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { ImportOptionsInput } from '../../core/dataset/import-options';
import { fileWith, importFile, openedClient, refusal } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function rowsOf({ id }: DatasetSummary, limit = 100) {
  return (await client.invoke('dataset.page', { datasetId: id, offset: 0, limit })).rows;
}

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('a file in another encoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['windows-1252 with a euro sign', Buffer.from('name;p\nBjörn;1\nPreis in \x80;2\n', 'latin1'), 'Preis in €'],
    ['UTF-16LE with a mark', Buffer.from('\ufeffname;p\nBjörn;1\nPreis in €;2\n', 'utf16le'), 'Preis in €'],
    ['UTF-16LE without one', Buffer.from('name;p\nBjörn;1\nPreis in €;2\n', 'utf16le'), 'Preis in €'],
    ['UTF-16BE', utf16be('name;p\nBjörn;1\nPreis in €;2\n'), 'Preis in €'],
    ['UTF-8 packed by gzip', gzipSync('name;p\nBjörn;1\nPreis in €;2\n'), 'Preis in €'],
  ])('is read without a question: %s', async (_, bytes, expected) => {
    const dataset = await importFile(client, fileWith(bytes));
    expect(await rowsOf(dataset)).toEqual([
      ['Björn', 1],
      [expected, 2],
    ]);
    expect(dataset.columns.map(({ name }) => name)).toEqual(['name', 'p']);
  });

  it('is read as it is said to be', async () => {
    const cyrillic = Uint8Array.of(0x61, 0x0a, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a);
    const dataset = await importFile(client, fileWith(cyrillic), { encoding: 'windows-1251', header: true });
    expect(await rowsOf(dataset)).toEqual([['Привет']]);
  });

  it('is refused where it is not what it is said to be', async () => {
    const path = fileWith(Buffer.from('a\nBjörn\n', 'latin1'));
    expect(await refusal(importFile(client, path, { encoding: 'utf-8' }))).toMatchObject({ code: 'file.unreadable' });
  });
});

describe('numbers', () => {
  it.each<[string, string, ImportOptionsInput, readonly (number | string | null)[]]>([
    ['with decimal commas', 'a;b\n1,5;x\n-2,25;y\n3;z\n', {}, [1.5, -2.25, 3]],
    ['with points between thousands', 'a;b\n1.234,5;x\n12;y\n1.234.567;z\n', {}, [1234.5, 12, 1234567]],
    ['with commas between thousands', 'a;b\n"1,234.5";x\n12;y\n"1,234,567";z\n', {}, [1234.5, 12, 1234567]],
    ['with blanks between thousands', 'a;b\n1 234,5;x\n12;y\n1 234 567;z\n', {}, [1234.5, 12, 1234567]],
    ['with marks of missing ones', 'a,b\n1,x\nNA,y\n?,z\n', {}, [1, null, null]],
    ['with a mark that is said', 'a,b\n1,x\n-999,y\n -999.0 ,z\n', { missing: ['-999'] }, [1, null, null]],
    ['with a mark that is a number, but not said', 'a,b\n1,x\n-999,y\n5,z\n', {}, [1, -999, 5]],
    ['that begin with zeros', 'a,b\n00501,x\n90210,y\n10001,z\n', {}, ['00501', '90210', '10001']],
    ['of months', 'a,b\n01,x\n02,y\n12,z\n', {}, [1, 2, 12]],
    ['that only a programmer would take for some', 'a,b\n1_000,x\n0x10,y\n5,z\n', {}, ['1_000', '0x10', '5']],
    ['with exponents and signs', 'a,b\n1e3,x\n+5,y\n-.5,z\n', {}, [1000, 5, -0.5]],
    ['in the style that is said', 'a;b\n1.234;x\n5;y\n6;z\n', { decimal: ',', thousands: '' }, ['1.234', '5', '6']],
    ['with thousands as they are said', 'a;b\n1.234;x\n5;y\n6;z\n', { decimal: ',', thousands: '.' }, [1234, 5, 6]],
  ])('%s', async (_, content, options, expected) => {
    expect((await rowsOf(await importFile(client, fileWith(content), options))).map(([value]) => value)).toEqual(expected);
  });

  it('are counted where they were read otherwise than they stand', async () => {
    const { notes } = await importFile(client, fileWith('a;b\n1.234,5;NA\n1.000,0;2\n7;nan\n'));
    expect(notes.join('\n')).toMatch(/2 values of a with a thousands mark/);
    expect(notes.join('\n')).toMatch(/1 field of b with “NA” was read as missing/);
    expect(notes.join('\n')).toMatch(/1 value of b \(NaN or infinite\) counts as missing/);
  });

  it('are left as text where formulas stand between them', async () => {
    const dataset = await importFile(client, fileWith('a,b\n1,=1+1\n2,"=HYPERLINK(""x"")"\n'));
    expect(await rowsOf(dataset)).toEqual([
      [1, '=1+1'],
      [2, '=HYPERLINK("x")'],
    ]);
  });
});

describe('dates', () => {
  it.each<[string, string, ImportOptionsInput, readonly (string | null)[]]>([
    ['with points', 'd\n3.4.2021\n13.04.2021\n', {}, ['2021-04-03', '2021-04-13']],
    ['that can only begin with the day', 'd\n03/04/2021\n13/04/2021\n', {}, ['2021-04-03', '2021-04-13']],
    ['that can only begin with the month', 'd\n03/04/2021\n03/14/2021\n', {}, ['2021-03-04', '2021-03-14']],
    [
      'by a format that is said',
      'd\n03/04/2021\n05/06/2021\n',
      { columns: [{ column: 0, dateFormat: '%m/%d/%Y' }] },
      ['2021-03-04', '2021-05-06'],
    ],
    [
      'with names of months and a time',
      'd;x\n3 Apr 2021 10:15;1\n4 May 2022 23:59;2\n',
      {},
      ['2021-04-03T10:15:00', '2022-05-04T23:59:00'],
    ],
    ['in two ways', 'd;x\n2021-04-03;1\n13.04.2021;2\n', {}, ['2021-04-03', '2021-04-13']],
    ['with a mark of missing ones', 'd;x\n2021-04-03;1\nNA;2\n', {}, ['2021-04-03', null]],
    [
      'with a zone, which a table has no place for',
      'd;x\n2021-04-03 10:00+02;1\n2021-04-03 11:00+02;2\n',
      {},
      ['2021-04-03 10:00+02', '2021-04-03 11:00+02'],
    ],
  ])('%s', async (_, content, options, expected) => {
    expect((await rowsOf(await importFile(client, fileWith(content), options))).map(([value]) => value)).toEqual(expected);
  });

  it('that fit two formats are asked about, never guessed', async () => {
    const info = await refusal(importFile(client, fileWith('id,when\n1,03/04/2021\n2,05/06/2021\n')));
    expect(info).toMatchObject({ code: 'file.ambiguous', place: 'column when', value: '03/04/2021' });
    expect(info.message).toContain('3 April 2021 (%d/%m/%Y) or 4 March 2021 (%m/%d/%Y)');
  });
});

describe('rows that do not fit', () => {
  const content = 'a,b,c\n1,"two\nlines",3\n4,5\n\n6,7,8,9\nx,y,10\n11,z,12\n';
  const options: ImportOptionsInput = { rejects: 'leave-out', columns: [{ column: 0, type: 'number' }] };

  it('are left out where that is said, counted and listed by line, column and reason', async () => {
    const dataset = await importFile(client, fileWith(content), options);
    expect([dataset.rows, dataset.leftOut]).toEqual([2, 3]);
    expect(await rowsOf(dataset)).toEqual([
      [1, 'two\nlines', 3],
      [11, 'z', 12],
    ]);
    const { total, rows } = await client.invoke('dataset.rejects', { datasetId: dataset.id, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows.map(({ line, column }) => [line, column])).toEqual([
      [4, 'c'],
      [6, null],
      [7, 'a'],
    ]);
    expect(rows[2]).toMatchObject({ file: 'games.csv', reason: 'has “x” in column a where a whole number is expected', text: 'x, y, 10' });
    const page = await client.invoke('dataset.rejects', { datasetId: dataset.id, offset: 1, limit: 1 });
    expect(page.rows.map(({ line }) => line)).toEqual([6]);
  });

  it('refuse the file where nothing is said', async () => {
    expect(await refusal(importFile(client, fileWith(content)))).toMatchObject({ code: 'file.rows-rejected', place: 'line 4, column c' });
  });
});

describe('the daily sunspot file', () => {
  it('is read by its preset: names, missing values, and a date of year, month and day', async () => {
    const content = '1818;01;01;1818.001;  -1; -1.0;   0;1\n1818;01;08;1818.021;  65; 10.2;   1;1\n';
    const dataset = await importFile(client, fileWith(content, 'SN_d_tot_V2.0.csv'), { preset: 'daily-sunspots' });
    expect(dataset.columns.map(({ name }) => name)).toEqual([
      'year',
      'month',
      'day',
      'decimal_year',
      'sunspots',
      'deviation',
      'observations',
      'indicator',
      'date',
    ]);
    expect(await rowsOf(dataset)).toEqual([
      [1818, 1, 1, 1818.001, null, null, 0, 1, '1818-01-01'],
      [1818, 1, 8, 1818.021, 65, 10.2, 1, 1, '1818-01-08'],
    ]);
  });
});
