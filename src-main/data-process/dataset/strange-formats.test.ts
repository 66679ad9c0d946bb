import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function rowsOf({ id }: DatasetSummary) {
  return (await client.invoke('dataset.page', { datasetId: id, offset: 0, limit: 100 })).rows;
}

const types = ({ columns }: DatasetSummary) => columns.map(({ name, type }) => [name, type]);

describe('JSON lines', () => {
  it('keep the order in which fields stand in a line', async () => {
    const dataset = await importFile(client, fileWith('{"zeta":1,"alpha":2,"mid":3}\n{"new":9,"alpha":4}\n', 'g.jsonl'));
    expect(dataset.columns.map(({ name }) => name)).toEqual(['zeta', 'alpha', 'mid', 'new']);
  });

  it('may have fields of any name, even of none', async () => {
    const dataset = await importFile(client, fileWith('{"":1,"a/b":2,"x~y":3,"d.e":4,"f\\"g":5,"$":6}\n', 'g.jsonl'));
    expect(dataset.columns.map(({ name }) => name)).toEqual(['column 1', 'a/b', 'x~y', 'd.e', 'f"g', '$']);
    expect(await rowsOf(dataset)).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  it('lose no value where a line names a field twice', async () => {
    const path = fileWith('{"a":1}\n{"a":2,"a":3}\n', 'g.jsonl');
    const expected = { code: 'file.rows-rejected', message: expect.stringContaining('Line 2 of g.jsonl has a field twice.') as string };
    expect(await refusal(importFile(client, path))).toMatchObject(expected);
    expect((await importFile(client, path, { rejects: 'leave-out' })).leftOut).toBe(1);
  });
});

describe('a Parquet file', () => {
  async function parquet(select: string): Promise<string> {
    const path = join(temporaryFolder(), 'games.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    instance.closeSync();
    return path;
  }

  it('tells of numbers that are none, and of parts of a microsecond', async () => {
    const path = await parquet(
      `SELECT unnest(['nan'::DOUBLE, 'inf'::DOUBLE, 1.5]) a, unnest([TIMESTAMP_NS '2021-01-01 00:00:00.123456789', NULL, NULL]) t`,
    );
    const dataset = await importFile(client, path);
    expect(await rowsOf(dataset)).toEqual([
      [null, '2021-01-01T00:00:00.123456'],
      [null, null],
      [1.5, null],
    ]);
    expect(dataset.notes).toEqual(['2 values of a (NaN or infinite) count as missing.', '1 time of t is kept to the microsecond.']);
  });

  it('has moments of a zone in UTC, wherever it is read', async () => {
    const dataset = await importFile(client, await parquet(`SELECT TIMESTAMPTZ '2021-01-01 00:30:00+01' t, 1 a`));
    expect(await rowsOf(dataset)).toEqual([['2020-12-31T23:30:00', 1]]);
    expect(types(dataset)[0]).toEqual(['t', 'date']);
    expect(dataset.notes.join(' ')).toContain('t (TIMESTAMP WITH TIME ZONE) is kept in UTC');
  });

  it('has sums of money as numbers, unless digits would be lost and nobody asked for that', async () => {
    const path = await parquet(`SELECT 1234.5::DECIMAL(18, 4) a, 12345678901234567.25::DECIMAL(38, 2) b, 7::UBIGINT c`);
    const dataset = await importFile(client, path);
    expect(await rowsOf(dataset)).toEqual([[1234.5, '12345678901234567.25', 7]]);
    expect(dataset.notes).toEqual(['b (DECIMAL(38,2)) is kept as text: 1 value has more digits than a number keeps.']);
    const asked = await importFile(client, path, { columns: [{ column: 1, type: 'number' }] });
    expect(await rowsOf(asked)).toEqual([[1234.5, 12345678901234568, 7]]);
    expect(asked.notes).toEqual(['b (DECIMAL(38,2)) is rounded: 1 value has more digits than a number keeps.']);
  });
});

describe('a workbook', () => {
  const relation = (id: number) => `<Relationship Id="r${id}" Type="x" Target="worksheets/sheet${id}.xml"/>`;
  const sheet = (rows: string, more = '') => `<worksheet><sheetData>${rows}</sheetData>${more}</worksheet>`;
  const word = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

  function workbook(first: string, second: string): Uint8Array {
    const sheets = '<sheet name="Old" sheetId="1" state="hidden" r:id="r1"/><sheet name="New" sheetId="2" r:id="r2"/>';
    const styles = '<numFmts><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>';
    const parts = {
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1)}${relation(2)}</Relationships>`,
      'xl/styles.xml': `<styleSheet>${styles}<cellXfs><xf numFmtId="0"/><xf numFmtId="46"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': first,
      'xl/worksheets/sheet2.xml': second,
    };
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  }

  it('is read by its first sheet that can be seen; durations, merged cells and coded signs are told or kept', async () => {
    const rows = `<row>${word('name')}${word('took')}</row><row>${word('one_x000D_\ntwo')}<c s="1"><v>1.5</v></c></row><row><c/><c s="2"><v>0.25</v></c></row>`;
    const path = fileWith(
      workbook(sheet(`<row>${word('gone')}</row>`), sheet(rows, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')),
      'g.xlsx',
    );
    const dataset = await importFile(client, path);
    expect(await rowsOf(dataset)).toEqual([
      ['one\r\ntwo', 1.5],
      [null, 0.25],
    ]);
    expect(dataset.notes).toEqual([
      '2 cells show durations, and are read as days: 36:00 is 1.5.',
      '1 area of merged cells has its value in the first cell alone; the others are empty.',
    ]);
  });
});

describe('what is no table', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a page that was saved in its place', '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n', 'is a web page or XML, not a table'],
    ['a zip of something else', zipSync({ 'a.csv': strToU8('a,b\n1,2\n') }), 'is a zip archive without an Excel workbook in it'],
    ['nothing, packed', gzipSync(''), 'games.csv is packed by gzip and has nothing in it'],
  ])('is named: %s', async (_, content, words) => {
    const info = await refusal(importFile(client, fileWith(content)));
    expect(info.message).toContain(words);
    expect(info.remedy).toBeTruthy();
  });
});
