import { expect, describe, it } from 'vitest';
import { filledIn, type ImportOptionsInput } from '../../../core/dataset/import-options';
import type { ImportPreview } from '../../../core/dataset/preview';
import { dataClient, fileWith, openedClient, importFile } from '../../testing/data-client';

const preview = (paths: readonly string[], options: ImportOptionsInput = {}): Promise<ImportPreview> =>
  dataClient().invoke('dataset.preview', { paths: [...paths], options: filledIn(options) });

describe('a preview', () => {
  it('shows the first rows as they will become, beside what stands in the file, with every guess said', async () => {
    const path = fileWith(Buffer.from('Größe;p\nklein;1.234,5\ngroß;NA\n', 'latin1'));
    const shown = await preview([path]);
    expect(shown.options).toMatchObject({
      ...{ format: 'csv', encoding: 'windows-1252', delimiter: ';', quote: '"', header: true },
      ...{ decimal: ',', thousands: '.', missing: ['NA'] },
    });
    expect(shown.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Größe', 'text'],
      ['p', 'number'],
    ]);
    expect(shown.rows).toEqual([
      { line: 2, cells: ['klein', 1234.5], raw: ['klein', '1.234,5'], problem: null },
      { line: 3, cells: ['groß', null], raw: ['groß', 'NA'], problem: null },
    ]);
    expect(shown.notes.every(({ severity }) => severity === 'note')).toBe(true);
    expect(shown.partial).toBe(false);
  });

  it('asks for the format of an ambiguous date, with both readings', async () => {
    const shown = await preview([fileWith('id,when\n1,01/01/2021\n2,03/04/2021\n')]);
    expect(shown.columns[1]?.question).toEqual({
      kind: 'ambiguous-date',
      example: '03/04/2021',
      formats: [
        { format: '%d/%m/%Y', means: '3 April 2021' },
        { format: '%m/%d/%Y', means: '4 March 2021' },
      ],
    });
    const answered = await preview([fileWith('id,when\n2,03/04/2021\n')], { columns: [{ column: 1, dateFormat: '%m/%d/%Y' }] });
    expect([answered.columns[1]?.question, answered.rows[0]?.cells[1]]).toEqual([null, '2021-03-04']);
  });

  it('marks rows that do not fit, in their place', async () => {
    const shown = await preview([fileWith('a,b\n1,"two\nlines"\n4\nx,y\n')], { columns: [{ column: 0, type: 'number' }] });
    expect(shown.rows.map(({ line, problem }) => [line, problem])).toEqual([
      [2, null],
      [4, 'Has too few fields: 1 where 2 are expected (b is missing)'],
      [5, 'Has “x” in column a where a whole number is expected'],
    ]);
  });

  it('looks at the beginning of a large file alone, and says so', async () => {
    const shown = await preview([fileWith(`a,b\n${'1,ä\n'.repeat(200_000)}`)]);
    expect([shown.partial, shown.rows.length, shown.options.encoding]).toEqual([true, 50, 'utf-8']);
  });

  it('shows the first of files that do not belong together, and says why they do not', async () => {
    const shown = await preview([fileWith('a,b\n1,2\n'), fileWith('a,c\n1,2\n', 'other.csv')]);
    expect(shown.notes).toMatchObject([{ severity: 'error', message: 'other.csv calls its column 2 “c”, where games.csv has “b”.' }]);
    expect(shown.rows.length).toBe(1);
  });

  it('comes to the same cells as the import', async () => {
    const path = fileWith('when;x;y\n3.4.2021 10:00;1,5;ja\n4.4.2021 11:30;-;nein\n');
    const { client } = await openedClient();
    const dataset = await importFile(client, path);
    const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 0, limit: 10 });
    expect((await preview([path])).rows.map(({ cells }) => cells)).toEqual(page.rows);
  });
});
