import { beforeEach, describe, expect, it } from 'vitest';
import type { CreatedRuns } from '../../contract/commands';
import type { Client } from '../../contract/rpc';
import type { DatasetId, ModelId, RunId } from '../../core/ids';
import { modelSpecSchema } from '../../core/model/model';
import { type PrepareProgress, type ProblemRecord, problemSpecSchema, type ProblemSpecInput } from '../../core/problem/problem';
import { trainingSpecSchema } from '../../core/run/run';
import { dataClient, fileWith, importFile, refusal, temporaryFolder } from '../testing/data-client';

const [rows, folds, lookBack] = [64, 3, 4];
const size = Math.floor(rows / (folds + 1));
const training = trainingSpecSchema.parse({ batch_size: 8 });

let client: Client;
let datasetId: DatasetId;
let modelIds: readonly ModelId[];
let told: PrepareProgress[];

beforeEach(async () => {
  told = [];
  client = dataClient(undefined, (event, payload) => {
    if (event === 'problem.prepareProgress') told.push(payload as PrepareProgress);
  });
  await client.invoke('store.open', { folder: temporaryFolder() });
  const lines = Array.from({ length: rows }, (_, t) => `${t},${(t * 7) % 11}`);
  ({ id: datasetId } = await importFile(client, fileWith(`t,y\n${lines.join('\n')}\n`)));
  const models = await Promise.all(
    ['A', 'B'].map((name) => {
      const layers = [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1 }];
      const spec = modelSpecSchema.parse({ name, layers, loss: 'mean_squared_error', optimizer: { type: 'Adam' } });
      return client.invoke('model.save', { modelId: null, spec });
    }),
  );
  modelIds = models.map(({ id }) => id);
});

function problemWith(split: ProblemSpecInput['split']): Promise<ProblemRecord> {
  const spec = problemSpecSchema.parse({
    ...{ shape: 'windows', order: 't', windows: { inputs: ['y'], lookBack }, targets: ['y'], task: 'number', scaling: 'standard' },
    split: { method: 'walk-forward', folds, fold: 'all', ...split },
  });
  return client.invoke('problem.create', { datasetId, name: 'p', spec });
}

function createRuns(problem: ProblemRecord, change: { modelIds?: readonly ModelId[]; inPlaceOf?: RunId } = {}): Promise<CreatedRuns> {
  const request = { problemId: problem.id, training, seed: 5, modelIds: [...modelIds], ...change };
  return client.invoke('store.createRuns', { ...request, modelIds: [...request.modelIds] });
}

describe('a problem of which every fold is trained', () => {
  it('has a run a model and fold, each on the snapshot of a problem in which that fold alone is chosen', async () => {
    const problem = await problemWith({});
    const { runs, prepared, folders } = await createRuns(problem);
    expect(runs.map(({ model, fold }) => `${model.name} ${fold?.number} of ${fold?.of}`)).toEqual([
      ...['A 1 of 3', 'A 2 of 3', 'A 3 of 3'],
      ...['B 1 of 3', 'B 2 of 3', 'B 3 of 3'],
    ]);
    expect(runs.map(({ fold }) => fold?.group)).toEqual([runs[0], runs[0], runs[0], runs[3], runs[3], runs[3]].map((run) => run?.id));
    expect(new Set(folders).size).toBe(6);
    for (const [index, run] of runs.entries()) {
      const alone = await client.invoke('problem.prepare', { problemId: (await problemWith({ fold: (index % folds) + 1 })).id });
      expect(run.preparedHash).toBe(alone.hash);
      expect(prepared[index]).toEqual(alone);
    }
    const stored = await Promise.all(runs.map(({ id }) => client.invoke('run.get', { runId: id })));
    expect(stored).toEqual(runs);
  });

  it('tells the parts of every fold, as TimeSeriesSplit makes them, and how far which one is prepared', async () => {
    const { spec, id } = await problemWith({ walk: 'expanding' });
    const outcome = await client.invoke('problem.check', { datasetId, spec });
    const windows = (count: number): number => count - lookBack;
    expect(outcome.folds?.map(({ fold, train, test }) => [fold, train.rows, test.rows])).toEqual(
      [1, 2, 3].map((fold) => [fold, windows(rows - (folds + 1 - fold) * size), windows(size)]),
    );
    expect(outcome.train).toEqual(outcome.folds?.at(-1)?.train);
    expect(outcome.findings).toEqual([]);
    const prepared = await client.invoke('problem.prepare', { problemId: id });
    expect(prepared).toMatchObject(prepared.folds?.at(-1) ?? {});
    expect(prepared.folds?.map(({ train }) => train)).toEqual(outcome.folds?.map(({ train }) => train));
    expect(new Set(told.flatMap(({ fold }) => (fold ? `${fold.number} of ${fold.of}` : [])))).toEqual(
      new Set(['1 of 3', '2 of 3', '3 of 3']),
    );
    told.length = 0;
    expect(await client.invoke('problem.prepare', { problemId: id })).toEqual(prepared);
    expect(told).toEqual([]);
  });

  it('names the fold whose training part is too small, before anything is queued', async () => {
    const large = { problemId: (await problemWith({})).id, modelIds: [...modelIds], training: { ...training, batch_size: 20 }, seed: 1 };
    expect(await refusal(client.invoke('store.createRuns', large))).toMatchObject({
      code: 'problem.too-few-rows',
      message: `The training part of fold 1 has ${size - lookBack} rows, fewer than one batch of 20.`,
    });
    // A fifth of the first fold's 16 rows is less than a window, of the second's 32 it is one.
    const { findings, folds: parts } = await client.invoke('problem.check', {
      datasetId,
      spec: (await problemWith({ validation: 0.2 })).spec,
    });
    expect(parts).toBeUndefined();
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: Fold 1: The validation part has 0 windows: its 3 rows hold no unbroken stretch that is long enough.',
    ]);
  });

  it('trains one fold again in the place of a run that failed, and of no other', async () => {
    const problem = await problemWith({});
    const { runs } = await createRuns(problem);
    const [first, second] = runs;
    const again = { modelIds: modelIds.slice(0, 1), inPlaceOf: second!.id };
    expect(await refusal(createRuns(problem, again))).toMatchObject({ code: 'request.refused' });
    await client.invoke('store.runEnded', { runId: second!.id, state: 'failed', reason: null });
    const { runs: replaced } = await createRuns(problem, again);
    expect(replaced.map(({ fold, preparedHash }) => [fold, preparedHash])).toEqual([[second!.fold, second!.preparedHash]]);
    const board = await client.invoke('leaderboard.get', { problemId: problem.id });
    expect(board.rows.map(({ runId, folds: own }) => [runId, own?.rows.map((row) => row.runId)])[0]).toEqual([
      first!.id,
      [first!.id, replaced[0]!.id, runs[2]!.id],
    ]);
    expect(await refusal(createRuns(problem, { modelIds: modelIds.slice(1), inPlaceOf: second!.id }))).toMatchObject({
      code: 'request.refused',
    });
  });
});
