import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SeqbenchError } from '../../src-main/contract/errors';
import { asId, type DatasetId, type ModelId, type ProblemId } from '../../src-main/core/ids';
import { problemSpecSchema } from '../../src-main/core/problem/problem';
import { runOf } from '../../src-main/core/run/run.test-support';
import { trainingSpecSchema, type RunRecord } from '../../src-main/core/run/run';
import { type FakeApi, installFakeApi } from '../api/fake';
import { notices } from './notices.svelte';
import { Preparing } from './preparing.svelte';
import { project } from './project.svelte';

const problemId = asId<ProblemId>('p');
const datasetId = asId<DatasetId>('d');
const request = { problemId, modelIds: [asId<ModelId>('a'), asId<ModelId>('b')], training: trainingSpecSchema.parse({}), seed: 1 };
let preparing: Preparing;
let fake: FakeApi;
let end: { readonly resolve: (runs: readonly RunRecord[]) => void; readonly reject: (thrown: unknown) => void };

beforeEach(() => {
  vi.useFakeTimers();
  notices.list = [];
  fake = installFakeApi({
    'run.start': () => new Promise((resolve, reject) => (end = { resolve, reject })),
    'problem.cancelPrepare': () => undefined,
  });
  const spec = problemSpecSchema.parse({ task: 'number' });
  project.load({
    ...{ folder: '/p', name: 'P', datasets: [], models: [], runs: [], current: { datasetId, problemId } },
    problems: [{ id: problemId, datasetId, name: 'Predict y', spec }],
  });
  preparing = new Preparing();
  preparing.listen();
});

const tell = (share: number | null, id = problemId) => fake.emit('problem.prepareProgress', { problemId: id, phase: 'reading', share });

describe('a problem that is prepared for a training', () => {
  it('is shown only where it takes its time, and says how far it is and who waits', async () => {
    const started = preparing.start(request);
    tell(null);
    expect(preparing.current).toBeNull();
    await vi.advanceTimersByTimeAsync(450);
    expect(preparing.current).toEqual({ runs: 2, phase: 'reading', share: null, cancelling: false });
    tell(0.4);
    tell(0.9, asId<ProblemId>('another'));
    expect(preparing.current?.share).toBe(0.4);
    end.resolve([runOf({})]);
    expect(await started).toHaveLength(1);
    expect(preparing.current).toBeNull();
  });

  it('is not shown where it was written before, and is shown as waiting where the data process has something else to do', async () => {
    const quick = preparing.start(request);
    await vi.advanceTimersByTimeAsync(100);
    end.resolve([runOf({})]);
    await quick;
    await vi.advanceTimersByTimeAsync(1000);
    expect(preparing.current).toBeNull();
    void preparing.start(request);
    await vi.advanceTimersByTimeAsync(500);
    expect(preparing.current).toMatchObject({ phase: null, share: null });
  });

  it('is cancelled, and what was not trained is said', async () => {
    const started = preparing.start(request);
    tell(0.1);
    await vi.advanceTimersByTimeAsync(450);
    await preparing.cancel();
    expect(preparing.current?.cancelling).toBe(true);
    expect(fake.calls.at(-1)).toEqual({ command: 'problem.cancelPrepare', input: { problemId } });
    end.reject(new SeqbenchError({ code: 'problem.prepare-cancelled', message: 'The preparation was cancelled.' }));
    expect(await started).toBeNull();
    expect(preparing.current).toBeNull();
    expect(notices.list.map(({ message }) => message)).toEqual([
      'Preparing “Predict y” was cancelled: 2 models were not trained, nothing was kept.',
    ]);
  });

  it('that fails says why', async () => {
    const started = preparing.start(request);
    end.reject(new SeqbenchError({ code: 'file.disk-full', message: 'The disk is full.' }));
    expect(await started).toBeNull();
    expect(notices.list).toMatchObject([{ tone: 'bad', message: 'The disk is full.' }]);
  });
});
