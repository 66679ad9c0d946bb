import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { filledIn } from '../../core/dataset/import-options';
import { dataClient, fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function rowsOf({ id }: DatasetSummary) {
  return (await client.invoke('dataset.page', { datasetId: id, offset: 0, limit: 100 })).rows;
}

const names = ({ columns }: DatasetSummary) => columns.map(({ name }) => name);
const table = 'Date,Sales,Region\n2021-01-01,10,N\n2021-01-02,12,S\n2021-01-03,13,S\n';
const rows = [
  ['2021-01-01', 10, 'N'],
  ['2021-01-02', 12, 'S'],
  ['2021-01-03', 13, 'S'],
];

describe('what stands above a table', () => {
  it.each([
    ['a title', 'Quarterly report 2021\n\n', 2],
    ['a blank line', '\n', 1],
    ['a title without a line end of its own kind', 'Report\r\n', 1],
    ['titles with the separators of a spreadsheet', 'Quarterly report 2021,,\nGenerated 2021-04-01,,\n,,\n', 3],
    ['comments', '# logger 7\n# site B, hall 3\n', 2],
    ['what separates fields, as spreadsheets say it', 'sep=,\r\n', 1],
  ])('is left out and told: %s', async (_, above, lines) => {
    const dataset = await importFile(client, fileWith(above + table));
    expect(names(dataset)).toEqual(['Date', 'Sales', 'Region']);
    expect(await rowsOf(dataset)).toEqual(rows);
    const words = lines === 1 ? 'The first line stands above the table' : `The first ${lines} lines stand above the table`;
    expect(dataset.notes.join(' ')).toContain(words);
  });

  it('is left out of a long file, which is read straight, and of the lines of rows that do not fit', async () => {
    const many = Array.from({ length: 5000 }, (_, row) => `2021-01-01,${row},N\n`).join('');
    const path = fileWith(`Report\n\nDate,Sales,Region\n${many}`);
    const dataset = await importFile(client, path);
    expect([dataset.rows, names(dataset)]).toEqual([5000, ['Date', 'Sales', 'Region']]);
    expect(dataset.notes.join(' ')).toContain('The first 2 lines stand above');
    const short = await refusal(importFile(client, fileWith(`Report\n\n${table}2021-01-04,14\n`)));
    expect(short).toMatchObject({ place: 'line 7, column Region' });
    const odd = await refusal(importFile(client, fileWith(`Report\n\n${table}x,14,S\n`), { columns: [{ column: 0, type: 'date' }] }));
    expect(odd).toMatchObject({ place: 'line 7, column Date' });
  });

  it('is never counted wrongly where a line of it ends between quotation marks', async () => {
    const path = fileWith(`"Quarterly\nreport"\n${table}`);
    expect(await refusal(importFile(client, path))).toMatchObject({ code: 'file.rows-rejected' });
    expect((await refusal(importFile(client, path, { skip: 2 }))).message).toContain(
      'has quotation marks (") in the lines above the table',
    );
  });

  it('is shown, and can be overruled', async () => {
    const path = fileWith(`Report\n\n${table}`);
    const shown = await dataClient().invoke('dataset.preview', { paths: [path], options: filledIn({}) });
    expect(shown.options.skip).toBe(2);
    expect(shown.rows[0]).toMatchObject({ line: 4, cells: rows[0] });
    expect(await refusal(importFile(client, path, { skip: 0 }))).toMatchObject({ code: 'file.rows-rejected' });
    const later = await importFile(client, path, { skip: 3, header: false });
    expect(await rowsOf(later)).toEqual(rows);
  });

  it('is nothing where the first line may be the table’s', async () => {
    for (const text of ['\n,a,b\n0,1,2\n1,3,4\n', 'city,,\nBerlin,x,y\nParis,z,w\n', '#time,value\n0,1.5\n1,2.5\n', 'a\n1\n2\n']) {
      const dataset = await importFile(client, fileWith(text));
      expect(dataset.notes.join(' '), text).not.toContain('lines stand above the table');
      expect(dataset.rows, text).toBe(2);
    }
  });

  it('is left out of a sheet too, whose dates stay dates', async () => {
    const word = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const day = (row: number) => `<row r="${row}"><c r="A${row}" s="1"><v>${44_190 + row}</v></c><c r="B${row}"><v>${row}</v></c></row>`;
    const above = `<row r="1">${word('A1', 'Report')}</row><row r="3">${word('A3', 'day')}${word('B3', 'sales')}</row>`;
    const parts = {
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${above}${day(4)}${day(5)}</sheetData></worksheet>`,
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
    const dataset = await importFile(client, fileWith(bytes, 'g.xlsx'));
    expect(dataset.columns.map(({ name, type }) => [name, type])).toEqual([
      ['day', 'date'],
      ['sales', 'number'],
    ]);
    expect((await rowsOf(dataset)).length).toBe(2);
    expect(dataset.notes).toEqual(['The first 2 lines stand above the table, and are no part of it.']);
  });

  it('is left out again where a lost table is made anew', async () => {
    const folder = join(temporaryFolder(), 'project');
    const { client: first } = await openedClient(folder);
    const dataset = await importFile(first, fileWith(`Report\n\n${table}`));
    expect(dataset.columns[1]?.quartiles).toEqual([11, 12.5]);
    await first.invoke('store.close', undefined);
    const { client: second } = await openedClient(folder);
    const [known] = (await second.invoke('project.state', undefined))?.datasets ?? [];
    expect(known?.columns[1]?.quartiles).toEqual([11, 12.5]);
  });
});

it('years over columns are their names', async () => {
  const dataset = await importFile(client, fileWith('region,2019,2020,2021\nN,1,2,3\nS,4,5,6\n'));
  expect([names(dataset), dataset.rows]).toEqual([['region', '2019', '2020', '2021'], 2]);
});
