import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProjectState } from '../../src-main/contract/project';
import { asId, type DatasetId, type ModelId, type ProblemId } from '../../src-main/core/ids';
import { smallestModel } from '../../src-main/core/model/create';
import type { ProblemOutcome, ProblemSpecInput } from '../../src-main/core/problem/problem';
import { problemSpecSchema } from '../../src-main/core/problem/problem';
import { trainingSpecSchema } from '../../src-main/core/run/run';
import { installFakeApi } from '../api/fake';
import { project } from '../app/project.svelte';
import { TrainForm } from './train.svelte';

const part = (rows: number) => ({ rows, tableRows: rows, balance: [] });
const outcome: ProblemOutcome = {
  shape: { input: [6, 1], open: false, output: [1], task: 'number', classes: [] },
  ...{ train: part(16), validation: null, test: part(4), transforms: null, counts: null, bands: [], findings: [] },
};

async function open(problem: Partial<ProblemSpecInput>, changes: Partial<ProjectState> = {}): Promise<void> {
  const spec = problemSpecSchema.parse({ task: 'number', targets: ['y'], ...problem });
  const ids = { datasetId: asId<DatasetId>('d'), problemId: asId<ProblemId>('p') };
  project.load({
    ...{ folder: '/p', name: 'P', datasets: [], runs: [], current: ids },
    problems: [{ id: ids.problemId, datasetId: ids.datasetId, name: 'P', spec }],
    models: [{ id: asId<ModelId>('m'), spec: smallestModel('M', outcome.shape) }],
    ...changes,
  });
  await vi.runAllTimersAsync();
}

beforeEach(() => {
  vi.useFakeTimers();
  installFakeApi({ 'problem.check': () => outcome });
});

describe('a training that was never made', () => {
  it('has no batch that is larger than the training part', async () => {
    await open({});
    expect(new TrainForm([]).training).toMatchObject({ batch_size: 16, steps: null });
  });

  it('draws windows that may begin anywhere, by steps', async () => {
    await open({ shape: 'windows', windows: { inputs: ['y'], anywhere: true } });
    expect(new TrainForm([]).training).toMatchObject({ batch_size: 32, steps: 1000 });
  });

  it('is as the experiment says that the project was made of', async () => {
    await open({}, { planned: { training: trainingSpecSchema.parse({ epochs: 7, batch_size: 5 }), seed: 3 } });
    const form = new TrainForm([]);
    expect([form.training.epochs, form.training.batch_size, form.seed]).toEqual([7, 5, 3]);
  });
});
