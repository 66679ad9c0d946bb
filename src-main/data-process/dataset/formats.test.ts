import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { zipSync, strToU8 } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function rowsOf({ id }: DatasetSummary) {
  return (await client.invoke('dataset.page', { datasetId: id, offset: 0, limit: 100 })).rows;
}

/** A workbook as spreadsheet programs write it, as far as it matters here. */
function workbook(sheetXml: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (id: string, target: string): string => `<Relationship Id="${id}" Type="x" Target="${target}"/>`;
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Games" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheets/sheet1.xml')}${relation('rId2', '/xl/worksheets/sheet2.xml')}</Relationships>`,
    'xl/sharedStrings.xml':
      '<sst><si><t>name</t></si><si><t>when</t></si><si><r><t>An</t></r><r><t>na &amp; Bo</t></r></si><si><t>007</t></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetXml}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>',
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const header = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c></row>';

describe('an XLSX file', () => {
  it('is read with its dates, fractions, texts and gaps; texts that look like numbers stay texts', async () => {
    const rows = '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>44289</v></c><c r="C2"><f>1/4</f><v>0.25</v></c></row>';
    const more = '<row r="4"><c r="A4" t="s"><v>3</v></c><c r="C4"><v>1.1000000000000001</v></c></row>';
    const dataset = await importFile(client, fileWith(workbook(header + rows + more), 'games.xlsx'));
    expect(dataset.columns.map(({ name, type }) => [name, type])).toEqual([
      ['name', 'text'],
      ['when', 'date'],
      ['x', 'number'],
    ]);
    expect(await rowsOf(dataset)).toEqual([
      ['Anna & Bo', '2021-04-03', 0.25],
      ['007', null, 1.1],
    ]);
  });

  it('tells of formulas whose result is not in the file, and keeps the rows that hold nothing else', async () => {
    const rows = '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="C2"><v>7</v></c></row><row r="3"><c r="C3"><f>C2+1</f></c></row>';
    const empty = '<row r="4"><c r="A4" t="str"><f>""</f><v></v></c><c r="C4"><f>2*3</f><v>6</v></c></row>';
    const dataset = await importFile(client, fileWith(workbook(header + rows + empty), 'games.xlsx'));
    expect((await rowsOf(dataset)).map((row) => row.at(-1))).toEqual([7, null, 6]);
    expect(dataset.notes.join(' ')).toContain('1 cell holds a formula whose result is not in the file, and counts as missing.');
  });

  it('is read by the sheet that is said, and refused for one that it has not', async () => {
    const path = fileWith(workbook(header), 'games.xlsx');
    expect(await rowsOf(await importFile(client, path, { sheet: 'Notes', header: false }))).toEqual([[5]]);
    expect(await refusal(importFile(client, path, { sheet: 'Gone' }))).toMatchObject({
      code: 'file.unreadable',
      message: 'games.xlsx has no sheet “Gone”; it has Games, Notes.',
    });
  });

  it('is refused with a billion laughs in it, whole or not a zip at all', async () => {
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>';
    const bomb = workbook('', { 'xl/worksheets/sheet1.xml': laughs });
    expect(await refusal(importFile(client, fileWith(bomb, 'b.xlsx')))).toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('document type') as string,
    });
    const cut = workbook(header).slice(0, 300);
    expect(await refusal(importFile(client, fileWith(cut, 'c.xlsx')))).toMatchObject({ code: 'file.unreadable' });
  });

  it('is refused where it would unpack to a multiple of its size', async () => {
    const bomb = workbook('', { 'xl/sharedStrings.xml': `<sst>${' '.repeat(60_000_000)}</sst>` });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(importFile(client, fileWith(bomb, 'b.xlsx')))).toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('200 times') as string,
    });
  });
});

describe('JSON lines', () => {
  it('are read field by field; what is quoted is text, and what is missing is missing', async () => {
    const dataset = await importFile(
      client,
      fileWith('{"a":1,"b":"7","when":"2021-04-03"}\n\n{"b":"x","a":2.5,"list":[1,2]}\n{"a":null}\n', 'g.jsonl'),
    );
    expect(dataset.columns.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'number'],
      ['b', 'text'],
      ['when', 'date'],
      ['list', 'text'],
    ]);
    expect(await rowsOf(dataset)).toEqual([
      [1, '7', '2021-04-03', null],
      [2.5, 'x', null, '[1,2]'],
      [null, null, null, null],
    ]);
  });

  it('name the line that is no object, or leave it out', async () => {
    const path = fileWith('{"a":1}\n\nnot json\n{"a":2}\n', 'g.jsonl');
    expect(await refusal(importFile(client, path))).toMatchObject({ code: 'file.rows-rejected', place: 'line 3', value: 'not json' });
    const dataset = await importFile(client, path, { rejects: 'leave-out' });
    expect([dataset.leftOut, await rowsOf(dataset)]).toEqual([1, [[1], [2]]]);
  });
});

it('a Parquet file is read in its own types, and kept exact where it has others', async () => {
  const path = join(temporaryFolder(), 'games.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT 1::INTEGER a, 'x' b, DATE '2021-04-03' c, 1.25::DECIMAL(5, 2) d, true e, [1, 2] f, 18446744073709551615::UBIGINT g) TO '${path}' (FORMAT parquet)`,
  );
  instance.closeSync();
  const dataset = await importFile(client, path);
  expect(await rowsOf(dataset)).toEqual([[1, 'x', '2021-04-03', 1.25, true, '[1, 2]', '18446744073709551615']]);
  expect(dataset.columns.map(({ type }) => type)).toEqual(['number', 'text', 'date', 'number', 'boolean', 'text', 'text']);
  expect(dataset.notes.length).toBe(2);
});

describe('several files', () => {
  const paths = (): string[] => [fileWith('a,b\n1,x\n', 'one.csv'), fileWith('a,b\n2.5,y\n3\n', 'two.csv')];

  it('become one dataset in their order, and each row keeps its file among the rejects', async () => {
    const options = { ...defaultImportOptions, rejects: 'leave-out' as const };
    const dataset = await client.invoke('dataset.import', { paths: paths(), job: 'two', options });
    expect(await rowsOf(dataset)).toEqual([
      [1, 'x'],
      [2.5, 'y'],
    ]);
    expect([dataset.name, dataset.files.length, dataset.leftOut]).toEqual(['one.csv and 1 more', 2, 1]);
    const { rows } = await client.invoke('dataset.rejects', { datasetId: dataset.id, offset: 0, limit: 5 });
    expect(rows).toMatchObject([{ file: 'two.csv', line: 3, column: 'b' }]);
  });

  it('are refused where their columns differ', async () => {
    const unlike = [fileWith('a,b\n1,x\n', 'one.csv'), fileWith('a,c\n1,x\n', 'two.csv')];
    expect(await refusal(client.invoke('dataset.import', { paths: unlike, job: 'two', options: defaultImportOptions }))).toMatchObject({
      code: 'file.unlike-shapes',
      message: 'two.csv calls its column 2 “c”, where one.csv has “b”.',
    });
  });
});
