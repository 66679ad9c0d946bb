import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { fileWith, importFile, openedClient, refusal } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function columnOf({ id }: DatasetSummary, column = 0) {
  const { rows } = await client.invoke('dataset.page', { datasetId: id, offset: 0, limit: 100 });
  return rows.map((row) => row[column]);
}

const lines = (values: readonly string[], name = 'a;b'): string => `${name}\n${values.map((value) => `${value};x`).join('\n')}\n`;

describe('dates that are written in two ways', () => {
  const both = ['13/01/2021', '01/14/2021', '02/03/2021'];

  it.each([
    ['stands behind them', both],
    ['stands before them', [...both].reverse()],
  ])('are asked about where one that fits both %s', async (_, values) => {
    const path = fileWith(lines(values));
    const info = await refusal(importFile(client, path));
    expect(info).toMatchObject({ code: 'file.ambiguous', value: '02/03/2021' });
    const shown = await client.invoke('dataset.preview', { paths: [path], options: defaultImportOptions });
    const formats = shown.columns[0]?.question?.formats ?? [];
    expect(formats.map(({ means }) => means).sort()).toEqual(['2 March 2021', '3 February 2021']);
    const dayFirst = formats.find(({ means }) => means === '2 March 2021')?.format ?? '';
    const answered = await importFile(client, path, { columns: [{ column: 0, dateFormat: dayFirst }] });
    expect([...(await columnOf(answered))].sort()).toEqual(['2021-01-13', '2021-01-14', '2021-03-02']);
  });

  it('are told, and not asked about, where each fits one', async () => {
    const dataset = await importFile(client, fileWith(lines(both.slice(0, 2))));
    expect(await columnOf(dataset)).toEqual(['2021-01-13', '2021-01-14']);
    expect(dataset.notes.join(' ')).toContain('Dates of a are written in 2 ways');
  });

  it('are told where a year of two digits could be of two centuries', async () => {
    const dataset = await importFile(client, fileWith(lines(['31.12.99', '01.01.68'])));
    expect(await columnOf(dataset)).toEqual(['1999-12-31', '2068-01-01']);
    expect(dataset.notes.join(' ')).toContain('69 to 99 were read as 1969 to 1999');
  });
});

describe('numbers as the world writes them', () => {
  it.each<[string, readonly string[], readonly (number | null)[]]>([
    ['lakhs and crores', ['12,34,567.50', '1,00,000', '99,999'], [1234567.5, 100000, 99999]],
    ['curly apostrophes', ['1’234.50', '-2’000.00', '99.95'], [1234.5, -2000, 99.95]],
    ['faults of a spreadsheet', ['#NUM!', '#NV', '#NAME?', '2'], [null, null, null, 2]],
    ['what C printed of no number', ['1.#IND', '-1.#INF', '1.#QNAN', '2.5', '3', '4', '5'], [null, null, null, 2.5, 3, 4, 5]],
  ])('have %s', async (_, values, expected) => {
    const dataset = await importFile(client, fileWith(lines(values)));
    expect(await columnOf(dataset)).toEqual(expected);
    expect(dataset.notes.join(' ')).toMatch(/thousands mark|read as missing/);
  });

  it('are told where a point may be a decimal mark or stand between thousands, in a file of semicolons', async () => {
    const dataset = await importFile(client, fileWith(lines(['1.234', '5.678', '12'])));
    expect(await columnOf(dataset)).toEqual([1.234, 5.678, 12]);
    expect(dataset.notes.join(' ')).toContain('Nothing in the file says whether the point of “1.234” is a decimal mark');
    const clear = await importFile(client, fileWith(lines(['1.234', '5.678', '12.5'])));
    expect(clear.notes).toEqual([]);
  });

  it.each([
    ['1.234,56-', '2.000,00'],
    ['1.234,56 €', '-2.000,00 €'],
    ['12,5 %', '0,5 %'],
    ['$1,234.50', '($2,000.00)'],
    ['(567)', '12'],
    ['−1,5', '2,5'],
    ['EUR 12,50', 'EUR 3,10'],
  ])('are named where other signs stand beside them and the column is text: %s', async (first, second) => {
    const dataset = await importFile(client, fileWith(lines([first, second])));
    expect(await columnOf(dataset)).toEqual([first, second]);
    expect(dataset.notes.join(' ')).toContain('a is kept as text: its numbers stand beside other signs');
  });
});

it('words and codes are told nothing of', async () => {
  for (const values of [
    ['A12', '1/2', '10:15'],
    ['ABC123', 'ABD124'],
    ['+49 170 12345', '0170 12345'],
    ['10.0.0.1', '10.0.0.2'],
    ['1-2', '3-4'],
  ])
    expect((await importFile(client, fileWith(lines(values)))).notes, values[0]).toEqual([]);
});
