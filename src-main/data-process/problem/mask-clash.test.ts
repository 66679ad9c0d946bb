import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { problemSpecSchema, type ProblemFinding, type ProblemSpecInput } from '../../core/problem/problem';
import { fileWith, importFile, openedClient } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function findingsOf(csv: string, input: ProblemSpecInput): Promise<(change: object) => Promise<readonly ProblemFinding[]>> {
  const { id: datasetId } = await importFile(client, fileWith(csv));
  return async (change) => {
    const spec = problemSpecSchema.parse({ ...input, ...change });
    return (await client.invoke('problem.check', { datasetId, spec })).findings.filter(({ message }) => message.includes('Masking'));
  };
}

describe('the mask value among real values', () => {
  it('is told where scaling brings the least value onto it, and its button clears it', async () => {
    const rows = Array.from({ length: 60 }, (_, t) => `${t},${t % 20 === 7 ? '' : 5 + ((t * 7) % 11)},${t % 2}`);
    const check = await findingsOf(`t,y,b\n${rows.join('\n')}\n`, {
      shape: 'windows',
      order: 't',
      windows: { inputs: ['y'], lookBack: 3 },
      targets: ['y'],
      task: 'number',
      missing: 'mask',
      scaling: 'min-max',
      split: { method: 'chronological', test: 0.2, validation: 0.2 },
    });
    const least = rows.filter((row) => row.split(',')[1] === '5').length;
    const [found, ...others] = await check({});
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'note', field: 'missing' });
    expect(found?.message).toMatch(new RegExp(`^${least} steps hold nothing but 0,`));
    expect(await check(found?.fixes?.[0]?.change ?? {})).toEqual([]);
    // Of two features, both have to be the mask value.
    const both = rows.filter((row) => row.endsWith(',5,0')).length;
    const two = await check({ windows: { inputs: ['y', 'b'], lookBack: 3 } });
    expect(two.map(({ message }) => message.split(' ')[0])).toEqual(both === 0 ? [] : [String(both)]);
    expect(await check({ scaling: 'standard' })).toEqual([]);
    expect(await check({ missing: 'forward' })).toEqual([]);
  });

  it('is told of sequences that are filled up with a value that they hold, and not of their filling', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `${row % 5},${row % 10 === 0 ? 0 : 2},${row % 3 === 0 ? '' : 3},${row % 2}`);
    const input: ProblemSpecInput = { steps: ['a', 'b', 'c'], targets: ['y'], task: 'binary', lengths: 'pad' };
    const check = await findingsOf(`a,b,c,y\n${rows.join('\n')}\n`, input);
    const [found] = await check({});
    expect(found?.message).toMatch(/^12 steps hold nothing but 0,/);
    expect(found?.fixes?.[0]).toEqual({ label: 'Mark with -1', change: { maskValue: -1 } });
    expect(await check({ maskValue: -1 })).toEqual([]);
    expect(await check({ lengths: 'open' })).toEqual([]);
  });
});

it('the mask value among the values of one fold alone is told of that fold', async () => {
  // Scaled by the mean of the training part, a value is 0 where it is that mean: 10 rows of 3 and 5 by turns have the mean 4.
  const value = (t: number): number => (t < 10 ? 3 + 2 * (t % 2) : t === 12 ? 4 : 20 + ((t * 7) % 11));
  const rows = Array.from({ length: 40 }, (_, t) => `${t},${t % 20 === 17 ? '' : value(t)}`);
  const { id: datasetId } = await importFile(client, fileWith(`t,y\n${rows.join('\n')}\n`));
  const input = { shape: 'windows', order: 't', windows: { inputs: ['y'], lookBack: 2 }, targets: ['y'], task: 'number' } as const;
  const split = { method: 'walk-forward' as const, folds: 3, fold: 'all' as const };
  const spec = problemSpecSchema.parse({ ...input, missing: 'mask', scaling: 'standard', split });
  const { findings } = await client.invoke('problem.check', { datasetId, spec });
  const told = findings.filter(({ message }) => message.includes('Masking'));
  expect(told.map(({ message }) => message.split(',')[0])).toEqual(['Fold 1: 1 step holds nothing but 0']);
  expect(told[0]?.fixes?.[0]?.change).toHaveProperty('maskValue');
});

it('one fold of a walk forward is told to be one of several', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${row},${(row * 7) % 5},${row % 2}`);
  const { id: datasetId } = await importFile(client, fileWith(`a,b,y\n${rows.join('\n')}\n`));
  const spec = problemSpecSchema.parse({ steps: ['a', 'b'], targets: ['y'], task: 'binary', split: { method: 'walk-forward', folds: 4 } });
  const { findings } = await client.invoke('problem.check', { datasetId, spec });
  expect(findings.map(({ severity, field, message }) => `${severity} ${field}: ${message}`)).toEqual([
    'note split: Fold 4 of 4 is trained and tested; its figures say nothing of the others.',
  ]);
});
