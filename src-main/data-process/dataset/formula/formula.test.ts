import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormulaSpec, formulaSpecSchema } from '../../../core/dataset/formula';
import { dataClient, openedClient, refusal, temporaryFolder } from '../../testing/data-client';

const waveText = 't * sin(t) / 3 + 2 * sin(5t)';
const waveAt = (t: number): number => (t * Math.sin(t)) / 3 + 2 * Math.sin(5 * t);

const formula = (given: object = {}): FormulaSpec =>
  formulaSpecSchema.parse({ from: 0, to: 30, step: 0.1, columns: [{ name: 'y', expression: waveText }], ...given });

describe('a dataset from a formula', () => {
  it('holds what JavaScript’s own Math makes of it, in every row', async () => {
    const { client } = await openedClient();
    const dataset = await client.invoke('dataset.fromFormula', { name: 'Wave', formula: formula(), job: 'wave' });
    expect([dataset.name, dataset.rows, dataset.source, dataset.files]).toEqual(['Wave', 301, `y(t) = ${waveText}`, []]);
    const { rows } = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 0, limit: 1000 });
    expect(rows).toEqual(Array.from({ length: 301 }, (_, row) => [row * 0.1, waveAt(row * 0.1)]));
    expect(dataset.columns.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['t', 'number', 0],
      ['y', 'number', 0],
    ]);
  });

  it('keeps its order over many chunks, and misses the values that mathematics has not', async () => {
    const { client } = await openedClient();
    const spec = formula({
      from: -1,
      to: 1,
      step: 1e-5,
      columns: [
        { name: 'root', expression: 'sqrt(t)' },
        { name: 'one over', expression: '1/t' },
      ],
    });
    const dataset = await client.invoke('dataset.fromFormula', { name: 'Roots', formula: spec, job: 'roots' });
    expect([dataset.rows, dataset.columns[1]?.missing, dataset.columns[2]?.missing]).toEqual([200_001, 100_000, 1]);
    const { rows } = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 149_999, limit: 2 });
    expect(rows).toEqual([149_999, 150_000].map((row) => [-1 + row * 1e-5, Math.sqrt(-1 + row * 1e-5), 1 / (-1 + row * 1e-5)]));
  });

  it('is found again by the same formula, keeps its expression, and is made anew where its table was lost', async () => {
    const folder = join(temporaryFolder(), 'project');
    const { client } = await openedClient(folder);
    const noisy = formula({ noise: [{ column: 'y', kind: 'normal', size: 0.2 }], seed: 3 });
    const first = await client.invoke('dataset.fromFormula', { name: 'Wave', formula: noisy, job: 'a' });
    const again = await client.invoke('dataset.fromFormula', { name: 'Other', formula: noisy, job: 'b' });
    const plain = await client.invoke('dataset.fromFormula', { name: 'Plain', formula: formula(), job: 'c' });
    expect([again.id, plain.id === first.id]).toEqual([first.id, false]);
    const page = await client.invoke('dataset.page', { datasetId: first.id, offset: 0, limit: 400 });
    const spread = Math.sqrt(page.rows.reduce((sum, [t, y]) => sum + (Number(y) - waveAt(Number(t))) ** 2, 0) / page.rows.length);
    expect(spread).toBeGreaterThan(0.15);
    expect(spread).toBeLessThan(0.25);
    await client.invoke('store.close', undefined);

    rmSync(join(folder, 'data.duckdb'));
    const later = dataClient();
    const state = await later.invoke('store.open', { folder });
    expect(state.datasets.find(({ id }) => id === first.id)).toMatchObject({ formula: noisy, files: [] });
    expect((await later.invoke('dataset.page', { datasetId: first.id, offset: 0, limit: 400 })).rows).toEqual(page.rows);
  });

  it('can be cancelled, and leaves nothing', async () => {
    let cancel = (): void => undefined;
    const client = dataClient(() => {
      cancel();
    });
    cancel = () => void client.invoke('dataset.cancelImport', { job: 'long' });
    await client.invoke('store.open', { folder: temporaryFolder() });
    const request = { name: 'Long', formula: formula({ to: 1e5 }), job: 'long' };
    expect((await refusal(client.invoke('dataset.fromFormula', request))).code).toBe('dataset.import-cancelled');
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
  });

  it('is refused with the place of the fault, and nothing is left', async () => {
    const { client } = await openedClient();
    const broken = formula({ columns: [{ name: 'y', expression: 't * sine(t)' }] });
    const info = await refusal(client.invoke('dataset.fromFormula', { name: 'Broken', formula: broken, job: 'a' }));
    expect(info).toMatchObject({ code: 'formula.invalid', place: 'y(t), character 5' });
    expect((await client.invoke('project.state', undefined))?.datasets).toEqual([]);
  });
});

describe('the curve of a formula that is being written', () => {
  it('keeps the lowest and the highest value of every stretch', async () => {
    const client = dataClient();
    const spec = formula({
      to: 3000,
      columns: [
        { name: 'y', expression: waveText },
        { name: 'spike', expression: 't == 700 ? 9 : 0' },
      ],
    });
    const { rows, every, columns } = await client.invoke('dataset.previewFormula', { formula: spec });
    expect([rows, every]).toEqual([30_001, 1]);
    const all = Array.from({ length: rows }, (_, row) => waveAt(row * 0.1));
    const drawn = columns[0]?.points.map(({ y }) => y) ?? [];
    expect(drawn.length).toBeLessThanOrEqual(602);
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...all), Math.max(...all)]);
    expect(columns[1]?.points.filter(({ y }) => y === 9)).toEqual([{ x: 700, y: 9 }]);
  });

  it('says where it has no value, and how many rows it looked at', async () => {
    const client = dataClient();
    const logs = await client.invoke('dataset.previewFormula', {
      formula: formula({ from: -1, to: 1, columns: [{ name: 'y', expression: 'log(t)' }] }),
    });
    expect(logs.columns[0]?.undefinedRows).toBe(11);
    const long = await client.invoke('dataset.previewFormula', { formula: formula({ to: 100_000 }) });
    expect([long.rows, long.every]).toEqual([1_000_001, 6]);
    expect(
      (await refusal(client.invoke('dataset.previewFormula', { formula: formula({ columns: [{ name: 'y', expression: 't +' }] }) }))).place,
    ).toBe('y(t), character 4');
  });
});
