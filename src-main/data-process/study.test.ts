import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { suggestProblem } from '../core/problem/defaults';
import { modelSpecSchema } from '../core/model/model';
import { trainingSpecSchema } from '../core/run/run';
import { decodeSnapshot } from '../formats/snapshot';
import { basketballCsv } from '../../resources/samples/basketball.mjs';
import { dataClient, fileWith, importFile, openedClient } from './testing/data-client';

const nn = modelSpecSchema.parse({
  name: 'NN',
  layers: [
    { type: 'Input' },
    { type: 'Flatten' },
    { type: 'Dense', units: 72, activation: 'relu' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Nadam' },
});

it('takes the basketball study from the file to queued runs, and has it all after a restart', async () => {
  const { client, folder } = await openedClient();
  const csv = basketballCsv();
  const dataset = await importFile(client, fileWith(csv, 'basketball.csv'));
  expect([dataset.rows, dataset.columns.length, dataset.simulated]).toEqual([1230, 37, true]);

  const lines = csv.split('\n');
  const page = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 1200, limit: 100 });
  expect(page.rows.length).toBe(30);
  expect(page.rows[7]?.join(',')).toBe(lines[1208]);

  const suggested = suggestProblem(dataset);
  // As the published study has it: two parts, 70 to 30.
  const spec = { ...suggested, split: { ...suggested.split, test: 0.3, validation: 0 } };
  const outcome = await client.invoke('problem.check', { datasetId: dataset.id, spec });
  expect(outcome.findings).toEqual([]);
  expect(outcome.shape).toEqual({ input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] });
  expect([outcome.train?.rows, outcome.test?.rows]).toEqual([861, 369]);

  const problem = await client.invoke('problem.create', { datasetId: dataset.id, name: 'Who wins?', spec });
  const model = await client.invoke('model.save', { modelId: null, spec: nn });
  const created = await client.invoke('store.createRuns', {
    problemId: problem.id,
    modelIds: [model.id],
    training: trainingSpecSchema.parse({}),
    seed: 1,
  });
  expect(created.runs[0]).toMatchObject({ state: 'queued', params: 2737, preparedHash: created.prepared[0]!.hash });

  const snapshot = decodeSnapshot(readFileSync(created.prepared[0]!.path));
  const row = snapshot.test.rows[11] ?? 0;
  expect([...(snapshot.test.x.view(11, 1) ?? []), ...(snapshot.test.y.view(11, 1) ?? [])].join(',')).toBe(lines[row + 1]);

  await client.invoke('store.close', undefined);
  const after = await dataClient().invoke('store.open', { folder });
  expect([after.datasets, after.problems, after.models]).toEqual([[dataset], [problem], [model]]);
  expect(after.runs[0]).toMatchObject({ id: created.runs[0]?.id, state: 'failed', reason: { code: 'run.trainer-died' } });
});
