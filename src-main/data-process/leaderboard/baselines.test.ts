import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { asId, type Sha256 } from '../../core/ids';
import { classBaselines } from '../../core/leaderboard/class-baselines';
import { numberBaselines } from '../../core/leaderboard/number-baselines';
import { problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { decodeSnapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient } from '../testing/data-client';
import { baselinesOf } from './baselines';

const times = Array.from({ length: 90 }, (_, t) => t);
const table = `t,a,y,mood\n${times.map((t) => [t, (t * 7) % 11, 5 + t / 4 + ((t * 5) % 7), ['low', 'mid', 'high'][(t * t) % 3]].join(',')).join('\n')}\n`;

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

const cases: readonly [string, Partial<ProblemSpecInput> & Pick<ProblemSpecInput, 'task'>][] = [
  ['numbers of rows', { steps: ['t', 'a'], targets: ['y'], task: 'number' }],
  [
    'numbers of windows',
    { shape: 'windows', order: 't', windows: { inputs: ['a', 'y'], lookBack: 4, horizon: 3 }, targets: ['y'], task: 'number' },
  ],
  [
    'differences of windows',
    {
      shape: 'windows',
      order: 't',
      windows: { inputs: ['a', 'y'], lookBack: 4 },
      scaling: 'difference',
      targets: ['y'],
      task: 'number',
    },
  ],
  ['classes of windows', { shape: 'windows', order: 't', windows: { inputs: ['a'], lookBack: 4 }, targets: ['mood'], task: 'classes' }],
];

describe('guesses that need no model', () => {
  it.each(cases)('are those of the whole snapshot, though only its targets are read: %s', async (_, change) => {
    const { id: datasetId } = await importFile(client, fileWith(table));
    const spec = problemSpecSchema.parse({ split: { method: 'chronological', test: 0.3 }, ...change });
    const problem = await client.invoke('problem.create', { datasetId, name: 'p', spec });
    const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
    const { header, train, test } = decodeSnapshot(new Uint8Array(readFileSync(prepared.path)));
    const targets = { train, test, transforms: header.transforms.targets, names: header.targets };
    const { shape } = prepared;
    const whole = shape.task === 'number' ? numberBaselines(targets, shape.output) : classBaselines(targets, shape);
    expect(await baselinesOf(prepared, spec)).toEqual(whole);
    expect(whole.length).toBe(spec.shape === 'windows' ? 2 : 1);
  });

  it('do not read what goes in, however it was damaged', async () => {
    const { id: datasetId } = await importFile(client, fileWith(table));
    const spec = problemSpecSchema.parse({ steps: ['t', 'a'], targets: ['y'], task: 'number' });
    const problem = await client.invoke('problem.create', { datasetId, name: 'p', spec });
    const prepared = await client.invoke('problem.prepare', { problemId: problem.id });
    const bytes = new Uint8Array(readFileSync(prepared.path));
    const sound = await baselinesOf(prepared, spec);
    const { train } = decodeSnapshot(bytes);
    train.x.view(0, 1)?.fill(NaN);
    expect(() => decodeSnapshot(bytes)).toThrow('not numbers');
    writeFileSync(prepared.path, bytes);
    expect(await baselinesOf({ ...prepared, hash: asId<Sha256>('0'.repeat(64)) }, spec)).toEqual(sound);
  });
});
