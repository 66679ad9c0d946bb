import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { channelPair } from '../../contract/channel';
import { Client, type EventListener, serve } from '../../contract/rpc';
import { formulaSpecSchema } from '../../core/dataset/formula';
import type { DatasetId } from '../../core/ids';
import { type PrepareProgress, problemSpecSchema, type ProblemRecord } from '../../core/problem/problem';
import { dataHandlers } from '../handlers';
import { closeProject, openProject } from '../open-project';
import { refusal, temporaryFolder } from '../testing/data-client';
import { prepareProblem, type PrepareWatch } from './prepare';

let client: Client;
let folder: string;
let told: PrepareProgress[];
let onProgress: (progress: PrepareProgress) => void;
let datasetId: DatasetId;

beforeEach(async () => {
  told = [];
  onProgress = () => undefined;
  const [here, there] = channelPair();
  let tell: EventListener = () => undefined;
  tell = serve(
    there,
    dataHandlers((event, payload) => {
      tell(event, payload);
    }),
  );
  client = new Client(here, (event, payload) => {
    if (event !== 'problem.prepareProgress') return;
    told.push(payload as PrepareProgress);
    onProgress(payload as PrepareProgress);
  });
  folder = join(temporaryFolder(), 'project');
  await client.invoke('store.open', { folder });
  const formula = formulaSpecSchema.parse({ from: 0, to: 30_000, step: 0.1, columns: [{ name: 'y', expression: 'sin(t)' }] });
  ({ id: datasetId } = await client.invoke('dataset.fromFormula', { name: 'Long', formula, job: 'long' }));
  return async () => {
    await client.invoke('store.close', undefined);
  };
});

function problem(lookBack: number): Promise<ProblemRecord> {
  const spec = problemSpecSchema.parse({
    shape: 'windows',
    task: 'number',
    windows: { inputs: ['y'], lookBack },
    targets: ['y'],
    split: { method: 'chronological', test: 0.2 },
    scaling: 'standard',
  });
  return client.invoke('problem.create', { datasetId, name: 'p', spec });
}

const artifacts = (): readonly string[] => readdirSync(join(folder, 'artifacts'));

describe('preparing a problem of 300,001 rows', () => {
  it('tells how far it is, in order, and is written once for two who ask', async () => {
    const { id } = await problem(20);
    const [first, second] = await Promise.all([
      client.invoke('problem.prepare', { problemId: id }),
      client.invoke('problem.prepare', { problemId: id }),
    ]);
    expect(second).toEqual(first);
    expect(artifacts()).toEqual([first.hash]);
    expect(told.map(({ phase }) => phase)).toEqual(told.map(({ phase }) => phase).sort());
    expect(told.every(({ problemId, share }) => problemId === id && (share === null || (share >= 0 && share <= 1)))).toBe(true);
    expect([told[0]?.phase, told.at(-1)?.phase]).toEqual(['reading', 'writing']);
    for (const phase of ['reading', 'writing'] as const) {
      const shares = told.filter((each) => each.phase === phase).flatMap(({ share }) => share ?? []);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
    told = [];
    expect(await client.invoke('problem.prepare', { problemId: id })).toEqual(first);
    expect(told).toEqual([]);
  });

  it('ends where it is cancelled, keeps nothing, and can be asked for again', async () => {
    const { id } = await problem(20);
    onProgress = () => void client.invoke('problem.cancelPrepare', { problemId: id });
    expect(await refusal(client.invoke('problem.prepare', { problemId: id }))).toMatchObject({ code: 'problem.prepare-cancelled' });
    expect(artifacts()).toEqual([]);
    onProgress = () => undefined;
    const prepared = await client.invoke('problem.prepare', { problemId: id });
    expect(artifacts()).toEqual([prepared.hash]);
  });

  it('leaves no file where it ends in the middle of writing', async () => {
    const record = await problem(20);
    await client.invoke('store.close', undefined);
    const project = await openProject(folder, []);
    const watch: PrepareWatch = {
      onProgress: (phase, share) => {
        if (phase === 'writing' && (share ?? 0) > 0) throw new Error('enough');
      },
    };
    await expect(prepareProblem(project, record, watch)).rejects.toThrow('enough');
    expect(artifacts()).toEqual([]);
    closeProject(project);
  });

  it('is ended by closing the project', async () => {
    const { id } = await problem(20);
    const request = refusal(client.invoke('problem.prepare', { problemId: id }));
    await client.invoke('store.close', undefined);
    expect((await request).code).toBe('problem.prepare-cancelled');
    expect(artifacts()).toEqual([]);
    await client.invoke('store.open', { folder });
    expect((await client.invoke('problem.prepare', { problemId: id })).train.rows).toBe(240_001 - 20);
  });
});

it('lets other requests be answered while it reads', async () => {
  const { id, spec } = await problem(20);
  const order: string[] = [];
  const prepared = client.invoke('problem.prepare', { problemId: id }).then(() => order.push('prepared'));
  await client.invoke('dataset.page', { datasetId, offset: 0, limit: 10 }).then(() => order.push('page'));
  await prepared;
  expect(order).toEqual(['page', 'prepared']);
  expect(spec.windows?.lookBack).toBe(20);
});
