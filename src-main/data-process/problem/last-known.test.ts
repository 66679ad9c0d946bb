import { beforeEach, expect, it } from 'vitest';
import type { ProblemSpecInput } from '../../core/problem/problem';
import { fileWith, importFile } from '../testing/data-client';
import { client, prepare, useDataset, values } from './shops.test-support';

/** The level is not known on days 1, 2 and 12; the load always is. */
const isGap = (day: number): boolean => day === 0 || day === 1 || day === 12;
const levelAt = (day: number): number => 10 * day * day;

beforeEach(async () => {
  const lines = Array.from({ length: 40 }, (_, day) => `${day},${day % 5},${isGap(day) ? '' : levelAt(day)}`);
  useDataset(await importFile(client, fileWith(`day,load,level\n${lines.join('\n')}\n`, 'levels.csv')));
});

const levels: Partial<ProblemSpecInput> = {
  series: null,
  targets: ['level'],
  windows: { inputs: ['load'], lookBack: 1 },
  split: { method: 'chronological', test: 0.25 },
  maskValue: -1,
};
const choices = ['forward', 'interpolate', 'mean', 'mask'] as const;

it.each(choices)(
  'of a target that is missing is the one before, and nothing of the one behind, where inputs go by “%s”',
  async (missing) => {
    const { snapshot } = await prepare({ ...levels, missing });
    const behindGap = snapshot.train.rows.indexOf(13);
    expect(values(snapshot.train.y, behindGap)).toEqual([levelAt(13)]);
    expect(values(snapshot.train.known, behindGap)).toEqual([levelAt(11)]);
  },
);

it.each(choices)('is what a differenced target is told from, where inputs go by “%s”', async (missing) => {
  const { snapshot } = await prepare({ ...levels, missing, scaling: 'difference', scalings: { load: 'none' } });
  const behindGap = snapshot.train.rows.indexOf(13);
  expect(values(snapshot.train.y, behindGap)).toEqual([levelAt(13) - levelAt(11)]);
  expect(snapshot.train.base?.[behindGap]).toBe(levelAt(11));
});

it.each(choices)('is there for every window of a differenced target, where inputs go by “%s”', async (missing) => {
  const { snapshot, outcome } = await prepare({ ...levels, missing, scaling: 'difference', scalings: { load: 'none' } });
  expect(outcome.counts).toMatchObject({ missing: 3, dropped: 2 });
  expect(snapshot.train.rows[0]).toBe(3);
  expect(snapshot.train.base?.every((base) => Number.isFinite(base))).toBe(true);
});
