import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemSpecSchema } from '../../core/problem/problem';
import type { PartName } from '../../core/problem/split-spec';
import { decodeSnapshot } from '../../formats/snapshot';
import { fileWith, importFile } from '../testing/data-client';
import { base, client, dataset, dateOf, inputs, isGap, prepare, priceAt, range, rowOf, values } from './shops.test-support';

it.each(['drop', 'forward', 'interpolate', 'mean', 'mask'] as const)(
  'are previewed as they are written, with the rows of the table beside (missing: %s)',
  async (missing) => {
    const { snapshot, spec } = await prepare({
      windows: inputs({ calendar: ['month'], known: ['holiday'], horizon: 2 }),
      missing,
      scaling: 'standard',
    });
    for (const part of ['train', 'test'] as const) {
      const { rows, x, y } = snapshot[part];
      for (const index of [0, 17, rows.length - 1]) {
        const preview = await client.invoke('problem.preview', { datasetId: dataset.id, spec, part, index, row: null });
        expect([preview.x.flat(), preview.y.flat()]).toEqual([values(x, index), values(y, index)]);
        const [shop, day] = [(rows[index] ?? 0) % 2, Math.floor((rows[index] ?? 0) / 2) - 5];
        expect(preview.inputRows).toEqual(range(day, 4).map((each) => rowOf(shop, each)));
        expect(preview.targetRows).toEqual([rowOf(shop, day + 5), rowOf(shop, day + 6)]);
        expect([preview.inputOrder[0], preview.targetOrder[1]]).toEqual([dateOf(day), dateOf(day + 6)]);
        expect(preview.raw.map(([price]) => price)).toEqual(range(day, 4).map((each) => (isGap(shop, each) ? null : priceAt(shop, each))));
        expect(preview.rawTarget).toEqual([[priceAt(shop, day + 5)], [priceAt(shop, day + 6)]]);
        expect([preview.features, preview.targets, preview.count, preview.index]).toEqual([
          ['price', 'month', 'holiday'],
          ['price'],
          rows.length,
          index,
        ]);
      }
    }
  },
);

it.each(['forward', 'interpolate'] as const)(
  'are previewed as they are written behind a gap of thousands of rows (missing: %s)',
  async (missing) => {
    const lines = Array.from({ length: 9000 }, (_, t) => `${t},${t > 1000 && t < 8000 ? '' : Math.round(Math.sin(t) * 1000)},${t % 7}`);
    const { id: datasetId } = await importFile(client, fileWith(`t,a,y\n${lines.join('\n')}\n`, 'long-gap.csv'));
    const windows = { inputs: ['a'], lookBack: 3 };
    const order = { shape: 'windows', order: 't', targets: ['y'], task: 'number' } as const;
    const spec = problemSpecSchema.parse({ ...order, windows, missing, split: { method: 'chronological', test: 0.1 } });
    const problem = await client.invoke('problem.create', { datasetId, name: 'Long gap', spec });
    const { train } = decodeSnapshot(readFileSync((await client.invoke('problem.prepare', { problemId: problem.id })).path));
    for (const index of [998, 3500, 4500, 7900]) {
      const preview = await client.invoke('problem.preview', { datasetId, spec, part: 'train', index, row: null });
      expect(preview.x.flat()).toEqual(values(train.x, index));
    }
    expect(values(train.x, 4500).every((value) => value !== 0)).toBe(true);
  },
);

it('are found by a row of the table that they hold', async () => {
  const spec = problemSpecSchema.parse({ ...base, windows: inputs(), missing: 'drop' });
  const byRow = (row: number, part: PartName = 'train') =>
    client.invoke('problem.preview', { datasetId: dataset.id, spec, part, index: null, row });
  const found = await byRow(rowOf(1, 30));
  expect([found.part, found.inputRows]).toEqual(['train', range(30, 4).map((day) => rowOf(1, day))]);
  // No window begins so late in the training part, but the last one reaches as far.
  expect((await byRow(rowOf(0, 59))).targetRows).toEqual([rowOf(0, 59)]);
  expect((await byRow(rowOf(0, 70))).part).toBe('test');
  await expect(byRow(rowOf(0, 20))).rejects.toMatchObject({ info: { code: 'request.invalid', message: 'Row 41 is in no sample.' } });
});
