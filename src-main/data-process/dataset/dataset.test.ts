import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../core/dataset/dataset';
import { defaultImportOptions } from '../../core/dataset/import-options';
import { dataClient, fileWith, importFile, openedClient, refusal, temporaryFolder } from '../testing/data-client';

const table = (rows: number): string =>
  `a,b,y\n${Array.from({ length: rows }, (_, index) => `${index},${(index % 7) / 2},${index % 2 ? 'won' : 'lost'}\n`).join('')}`;

describe('a dataset', () => {
  it('is found again by the same bytes and options, under any name, and is another one with other options', async () => {
    const { client } = await openedClient();
    const first = await importFile(client, fileWith(table(20)));
    const again = await importFile(client, fileWith(table(20), 'copy.csv'));
    expect([again.id, again.name]).toEqual([first.id, first.name]);
    expect(again.source).toMatch(/copy\.csv$/);
    expect((await importFile(client, fileWith(table(20)), { header: true })).id).not.toBe(first.id);
    expect((await importFile(client, fileWith(table(21)))).id).not.toBe(first.id);
    expect((await client.invoke('project.state', undefined))?.datasets.length).toBe(3);
  });

  it('takes numbers that no 64-bit integer holds', async () => {
    const { client } = await openedClient();
    const dataset = await importFile(
      client,
      fileWith('a,b,y\n-100000000000000000000,12345678901234567890123,0\n5,22345678901234567890123,1\n7,1e32,1\n'),
    );
    expect(dataset.columns.map(({ type }) => type)).toEqual(['number', 'number', 'number']);
    expect(dataset.columns[0]).toMatchObject({ min: -1e20, median: 5, max: 7 });
    expect(dataset.columns[1]?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('counts every whole number that loses a digit because others of its column are no whole numbers of 64 bits', async () => {
    const { client } = await openedClient();
    const lines = ['9007199254740993', '9007199254740994', '10000000000000000000', '12345678901234567891', '-9007199254740995', '7'];
    const many = Array.from({ length: 3000 }, (_, row) => `${row},${row}`);
    const file = (values: readonly string[]): string => fileWith(`id,x\n${[...many, ...values.map((value) => `${value},1`)].join('\n')}\n`);
    const notes = async (values: readonly string[]) => (await importFile(client, file(values))).notes;
    const said = 'of id beyond 2⁵³';
    // 9007199254740994 and 10¹⁹ are held exactly.
    expect(await notes(lines)).toEqual([
      `3 whole numbers ${said} are kept to 15 digits: not all of its values are whole numbers of 64 bits.`,
    ]);
    expect(await notes(['9007199254740993', '1.5'])).toEqual([expect.stringContaining(`1 whole number ${said} is kept`)]);
    expect(await notes(['9007199254740993'])).toEqual([]);
    expect(await notes(['9007199254740994', '1.5'])).toEqual([]);
  });

  it('is not called simulated where no sample generator made it', async () => {
    const { client } = await openedClient();
    expect((await importFile(client, fileWith(table(20)))).simulated).toBe(false);
  });

  it('has a profile that agrees with counting by hand', async () => {
    const { client } = await openedClient();
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, null];
    const content = `whole,half,word,none\n${values.map((value) => `${value ?? ''},${value === null ? '' : value * 10 + 0.5},${value === 5 ? 'five' : 'other'},\n`).join('')}`;
    const dataset = await importFile(client, fileWith(content));
    expect(dataset.columns[0]).toEqual({
      name: 'whole',
      type: 'number',
      integer: true,
      missing: 1,
      distinct: 7,
      min: 1,
      median: 4,
      max: 9,
      quartiles: [2, 5],
      histogram: [2, 1, 1, 1, 2, 1, 0, 0, 1].map((count, index) => ({ label: String(index + 1), count })),
    });
    expect(dataset.columns[1]).toMatchObject({ integer: false, missing: 1, min: 10.5, median: 40.5, max: 90.5 });
    expect(dataset.columns[1]?.histogram.length).toBe(24);
    // Width 80 / 24: 10.5 falls into bucket 0, 20.5 into 3, 30.5 into 6, 40.5 into 9, 50.5 into 12, 60.5 into 15, the greatest into the last.
    const filled = dataset.columns[1]?.histogram.flatMap(({ count }, bucket) => (count > 0 ? [[bucket, count]] : []));
    expect(filled).toEqual([
      [0, 2],
      [3, 1],
      [6, 1],
      [9, 1],
      [12, 2],
      [15, 1],
      [23, 1],
    ]);
    expect(dataset.columns[2]).toMatchObject({
      type: 'text',
      distinct: 2,
      min: null,
      histogram: [
        { label: 'other', count: 8 },
        { label: 'five', count: 2 },
      ],
    });
    expect(dataset.columns[3]).toMatchObject({ missing: 10, distinct: 0, min: null, median: null, max: null, histogram: [] });
  });

  it('shows any row in the file’s order, and nothing beyond the last', async () => {
    const { client } = await openedClient();
    const { id } = await importFile(client, fileWith(table(300_000)));
    for (const offset of [0, 122_879, 122_880, 250_001, 299_999]) {
      const { rows } = await client.invoke('dataset.page', { datasetId: id, offset, limit: 3 });
      expect(rows.map((row) => row[0])).toEqual([offset, offset + 1, offset + 2].filter((row) => row < 300_000));
    }
    expect((await client.invoke('dataset.page', { datasetId: id, offset: 300_000, limit: 3 })).rows).toEqual([]);
  });

  it('that is not there is told by its code', async () => {
    const { client } = await openedClient();
    const { id } = await importFile(client, fileWith(table(3)));
    const other = await openedClient();
    expect((await refusal(other.client.invoke('dataset.page', { datasetId: id, offset: 0, limit: 1 }))).code).toBe('dataset.unknown');
  });
});

describe('an import', () => {
  it('tells how far it is, in the order of its phases', async () => {
    const told: ImportProgress[] = [];
    const client = dataClient((progress) => told.push(progress));
    await client.invoke('store.open', { folder: temporaryFolder() });
    await client.invoke('dataset.import', { paths: [fileWith(table(50_000))], job: 'mine', options: defaultImportOptions });
    const phases = told.map((progress) => progress.phase).filter((phase, index, all) => phase !== all[index - 1]);
    expect(phases.at(0)).toBe('checking');
    expect(phases.at(-1)).toBe('profiling');
    expect(
      told.every((progress) => progress.job === 'mine' && (progress.share === null || (progress.share >= 0 && progress.share <= 1))),
    ).toBe(true);
  });

  it.each(['checking', 'reading', 'profiling'] as const)('is cancelled while it is %s, and nothing is left of it', async (phase) => {
    const path = fileWith(table(phase === 'checking' ? 10 : 150_000));
    let cancel = (): void => undefined;
    const client = dataClient((progress) => {
      if (progress.phase === phase) cancel();
    });
    cancel = () => void client.invoke('dataset.cancelImport', { job: 'mine' });
    await client.invoke('store.open', { folder: temporaryFolder() });
    const request = { paths: [path], job: 'mine', options: defaultImportOptions };
    expect(await refusal(client.invoke('dataset.import', request))).toMatchObject({ code: 'dataset.import-cancelled' });
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
    cancel = () => undefined;
    expect((await client.invoke('dataset.import', request)).rows).toBeGreaterThan(0);
  });

  it('waits for the one before it', async () => {
    const { client } = await openedClient();
    const path = fileWith(table(1000));
    const [one, two] = await Promise.all([importFile(client, path), importFile(client, path)]);
    expect(one.id).toBe(two.id);
  });

  it('is refused where the file changes under it', async () => {
    const path = fileWith(table(50_000));
    let change = (): void => undefined;
    const client = dataClient((progress) => {
      if (progress.phase === 'profiling') change();
    });
    change = () => {
      writeFileSync(path, table(5));
    };
    await client.invoke('store.open', { folder: temporaryFolder() });
    const info = await refusal(client.invoke('dataset.import', { paths: [path], job: 'mine', options: defaultImportOptions }));
    expect(info).toMatchObject({ code: 'file.unreadable', message: expect.stringContaining('was changed') as string });
  });
});
