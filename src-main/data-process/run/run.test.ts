import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CreatedRuns } from '../../contract/commands';
import type { Client } from '../../contract/rpc';
import type { RunResult } from '../../contract/trainer';
import { evaluateClassification } from '../../core/leaderboard/classification';
import { type ModelRecord, modelSpecSchema } from '../../core/model/model';
import type { ProblemRecord } from '../../core/problem/problem';
import { trainingSpecSchema } from '../../core/run/run';
import { decodeSnapshot } from '../../formats/snapshot';
import { fileWith, importFile, openedClient, refusal, specWith, temporaryFolder } from '../testing/data-client';

const model = (name: string): ReturnType<typeof modelSpecSchema.parse> =>
  modelSpecSchema.parse({
    name,
    layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Adam' },
  });
const epoch = (number: number): RunResult['epochs'][number] => ({
  epoch: number,
  loss: 0.6,
  metric: 0.7,
  valLoss: 0.65,
  valMetric: 0.68,
  seconds: number / 2,
});
const environment = { seqbench: '0.1.0', engine: 'built-in', device: '1 core', runtime: 'Node 20', platform: 'linux', cpu: 'x', cores: 2 };

let client: Client;
let problem: ProblemRecord;
let models: readonly ModelRecord[];
let created: CreatedRuns;

beforeEach(async () => {
  ({ client } = await openedClient());
  const content = `a,b,y\n${Array.from({ length: 100 }, (_, index) => `${index},${index / 2},${index % 3 ? 1 : 0}\n`).join('')}`;
  const dataset = await importFile(client, fileWith(content));
  problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'p', spec: specWith({}) });
  models = [
    await client.invoke('model.save', { modelId: null, spec: model('A') }),
    await client.invoke('model.save', { modelId: null, spec: model('B') }),
  ];
  const training = trainingSpecSchema.parse({});
  created = await client.invoke('store.createRuns', { problemId: problem.id, modelIds: models.map((each) => each.id), training, seed: 7 });
});

/** What a trainer would leave that was right in all but the first `wrong` test rows. */
function leaveResult(index: number, wrong: number, state: RunResult['state'] = 'done'): RunResult {
  const actual = [...(decodeSnapshot(readFileSync(created.prepared[0]!.path)).test.y.view(0, 369) ?? [])];
  const predicted = actual.map((value, row) => (row < wrong ? 1 - value : value));
  const evaluation = evaluateClassification({ actual, predicted, labels: ['0', '1'], loss: 0.5, binary: true });
  const result: RunResult = {
    version: 1,
    state,
    epochs: [epoch(1), epoch(2)],
    bestEpoch: 2,
    seconds: 1,
    stepMs: 0.7,
    evaluation,
    weightsHash: null,
    environment,
  };
  writeFileSync(join(created.folders[index] ?? '', 'result.json'), JSON.stringify(result));
  return result;
}

const runAt = (index: number): CreatedRuns['runs'][number]['id'] => {
  const run = created.runs[index];
  if (!run) throw new Error(`There is no run ${index}.`);
  return run.id;
};

describe('a run that ends', () => {
  it('is stored with all that its trainer left', async () => {
    await client.invoke('store.runStarted', { runId: runAt(0) });
    const result = leaveResult(0, 3);
    const ended = await client.invoke('store.runEnded', { runId: runAt(0), state: 'done', reason: null });
    expect(ended).toMatchObject({
      state: 'done',
      epochs: result.epochs,
      bestEpoch: 2,
      seconds: 1,
      stepMs: 0.7,
      evaluation: result.evaluation,
      environment,
      reason: null,
    });
    expect(ended.startedAt).toBeTruthy();
    expect(await client.invoke('run.get', { runId: runAt(0) })).toEqual(ended);
  });

  it('has failed where it is said to be done but left no result, or half of one', async () => {
    expect(await client.invoke('store.runEnded', { runId: runAt(0), state: 'done', reason: null })).toMatchObject({
      state: 'failed',
      reason: { code: 'run.trainer-died' },
    });
    writeFileSync(join(created.folders[1] ?? '', 'result.json'), '{"version":1,"state":"done","epo');
    expect(await client.invoke('store.runEnded', { runId: runAt(1), state: 'done', reason: null })).toMatchObject({ state: 'failed' });
  });

  it('has the epochs of its journal while it trains, for a window that was loaded anew', async () => {
    writeFileSync(
      join(created.folders[0] ?? '', 'journal.jsonl'),
      [epoch(1), epoch(2)].map((each) => `${JSON.stringify(each)}\n`).join(''),
    );
    const epochsNow = async () => (await client.invoke('project.state', undefined))?.runs.map((run) => run.epochs);
    expect(await epochsNow()).toEqual([[], []]);
    await client.invoke('store.runStarted', { runId: runAt(0) });
    expect(await epochsNow()).toEqual([[epoch(1), epoch(2)], []]);
    expect((await client.invoke('run.get', { runId: runAt(0) })).epochs).toEqual([epoch(1), epoch(2)]);
  });

  it('keeps the epochs of its journal where it was cancelled or died', async () => {
    writeFileSync(join(created.folders[0] ?? '', 'journal.jsonl'), `${JSON.stringify(epoch(1))}\n`);
    const reason = { code: 'run.trainer-died', message: 'The trainer was killed.' } as const;
    const ended = await client.invoke('store.runEnded', { runId: runAt(0), state: 'failed', reason });
    expect(ended).toMatchObject({ state: 'failed', reason, epochs: [epoch(1)], seconds: 0.5 });
    expect(await client.invoke('store.runEnded', { runId: runAt(1), state: 'cancelled', reason: null })).toMatchObject({
      state: 'cancelled',
      epochs: [],
      reason: null,
    });
  });

  it('can be removed with its folder, but not before it has ended', async () => {
    expect((await refusal(client.invoke('run.remove', { runId: runAt(0) }))).code).toBe('request.refused');
    await client.invoke('store.runEnded', { runId: runAt(0), state: 'cancelled', reason: null });
    await client.invoke('run.remove', { runId: runAt(0) });
    expect(existsSync(created.folders[0] ?? '')).toBe(false);
    expect((await refusal(client.invoke('run.get', { runId: runAt(0) }))).code).toBe('run.unknown');
  });
});

describe('leaderboard and report', () => {
  beforeEach(async () => {
    leaveResult(0, 5);
    leaveResult(1, 2);
    for (const index of [0, 1]) await client.invoke('store.runEnded', { runId: runAt(index), state: 'done', reason: null });
  });

  it('rank the runs by their figures, beside the most frequent class', async () => {
    const board = await client.invoke('leaderboard.get', { problemId: problem.id });
    expect(board.rows.map((row) => [row.rank, row.model])).toEqual([
      [1, 'B'],
      [2, 'A'],
    ]);
    expect(board.rows[0]?.evaluation).toMatchObject({ accuracy: 28 / 30 });
    expect(board.baselines.length).toBe(1);
    expect(board.hidden).toBe(0);
  });

  it('show only runs of the problem as it stands', async () => {
    await client.invoke('problem.save', { problemId: problem.id, name: 'p', spec: specWith({ split: { seed: 9 } }) });
    const before = await client.invoke('leaderboard.get', { problemId: problem.id });
    expect([before.rows.length, before.hidden]).toEqual([0, 2]);
    await client.invoke('problem.save', { problemId: problem.id, name: 'p', spec: specWith({}) });
    expect((await client.invoke('leaderboard.get', { problemId: problem.id })).rows.length).toBe(2);
  });

  it('write a report of the same figures, whole or not at all', async () => {
    const path = join(temporaryFolder(), 'report.html');
    await client.invoke('report.save', { problemId: problem.id, path });
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('<!doctype html>');
    expect(html).toContain((28 / 30).toFixed(4));
    const record = await client.invoke('report.record', { problemId: problem.id });
    expect(record.runs.map(({ run }) => run.model.name)).toEqual(['B', 'A']);
    expect(record.runs[0]?.layers.map((layer) => layer.params?.total)).toEqual([0, 0, 3]);
    const info = await refusal(client.invoke('report.save', { problemId: problem.id, path: '/nowhere/at/all/report.html' }));
    expect(info).toMatchObject({ code: 'file.unreadable', message: 'report.html cannot be written there.' });
  });

  it('say what is missing where nothing was trained', async () => {
    const empty = await client.invoke('problem.create', { datasetId: problem.datasetId, name: 'q', spec: specWith({}) });
    expect(await refusal(client.invoke('report.record', { problemId: empty.id }))).toMatchObject({ code: 'problem.incomplete' });
  });

  it('prepare the problem again where its file was deleted', async () => {
    rmSync(created.prepared[0]!.path);
    expect((await client.invoke('leaderboard.get', { problemId: problem.id })).rows.length).toBe(2);
    const again = await client.invoke('problem.prepare', { problemId: problem.id });
    expect(again).toEqual(created.prepared[0]);
    expect(existsSync(again.path)).toBe(true);
  });
});

describe('models', () => {
  it('keep the order they are given, and their runs when they are removed', async () => {
    const [a, b] = models;
    if (!a || !b) throw new Error('Two models were made.');
    await client.invoke('model.order', { modelIds: [b.id, a.id] });
    const renamed = await client.invoke('model.save', { modelId: a.id, spec: model('A2') });
    expect((await client.invoke('project.state', undefined))?.models).toEqual([b, renamed]);
    await client.invoke('model.remove', { modelId: a.id });
    const state = await client.invoke('project.state', undefined);
    expect(state?.models).toEqual([b]);
    expect(state?.runs.map((run) => run.model.name)).toEqual(['A', 'B']);
    expect((await refusal(client.invoke('model.remove', { modelId: a.id }))).code).toBe('model.unknown');
  });

  it('and what was looked at are there after a restart', async () => {
    await client.invoke('project.setCurrent', { datasetId: problem.datasetId, problemId: problem.id });
    const before = await client.invoke('project.state', undefined);
    expect(before?.current).toEqual({ datasetId: problem.datasetId, problemId: problem.id });
    await client.invoke('store.close', undefined);
    const after = await client.invoke('store.open', { folder: before?.folder ?? '', liveRuns: created.runs.map((run) => run.id) });
    expect(after).toEqual(before);
  });
});
