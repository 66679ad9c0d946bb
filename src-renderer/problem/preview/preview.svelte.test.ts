// @vitest-environment jsdom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src-main/core/dataset/dataset';
import { asId, type DatasetId, type ProblemId } from '../../../src-main/core/ids';
import type { ProblemPreview } from '../../../src-main/core/problem/preview';
import { type ProblemOutcome, type ProblemRecord, problemSpecSchema } from '../../../src-main/core/problem/problem';
import { type FakeApi, installFakeApi } from '../../api/fake';
import { project } from '../../app/project.svelte';
import { PreviewState } from './preview.svelte';

const datasetId = asId<DatasetId>('prices');
const part = (rows: number) => ({ rows, tableRows: rows, balance: [] });
const outcome: ProblemOutcome = {
  shape: { input: [7, 1], open: false, output: [1], task: 'number', classes: [] },
  train: part(635),
  validation: part(126),
  test: part(126),
  transforms: null,
  counts: null,
  bands: [],
  findings: [],
};
const problem: ProblemRecord = {
  id: asId<ProblemId>('p1'),
  datasetId,
  name: 'Predict high',
  spec: problemSpecSchema.parse({ task: 'number', shape: 'windows', windows: { inputs: ['high'], lookBack: 7 }, targets: ['high'] }),
};

/** The sample that was asked for, or the one that begins at the row that was asked for. */
function answer(input: { part: ProblemPreview['part']; index: number | null; row: number | null }): ProblemPreview {
  const index = input.index ?? input.row ?? 0;
  return { part: input.row === null ? input.part : 'test', index, inputRows: [index] } as unknown as ProblemPreview;
}

let fake: FakeApi;
let preview: PreviewState;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = installFakeApi({
    'problem.check': () => outcome,
    'problem.preview': answer,
    'problem.save': () => problem,
    'project.setCurrent': () => undefined,
  });
  const dataset = { id: datasetId } as DatasetSummary;
  project.load({
    folder: '/p',
    name: 'P',
    datasets: [dataset],
    problems: [problem],
    models: [],
    runs: [],
    current: { datasetId, problemId: problem.id },
  });
  preview = new PreviewState();
  stop = $effect.root(() => {
    $effect(() => preview.follow());
  });
  await vi.runAllTimersAsync();
});
afterEach(() => stop());

const asked = () => fake.calls.filter(({ command }) => command === 'problem.preview').map(({ input }) => input);

async function settled(): Promise<void> {
  flushSync();
  await vi.runAllTimersAsync();
}

describe('the sample that is looked at', () => {
  it('is the first of the training part to begin with', () => {
    expect(asked()).toMatchObject([{ part: 'train', index: 0, row: null }]);
    expect(preview.sample?.index).toBe(0);
  });

  it('is asked for once where the slider runs over many', async () => {
    for (const index of [3, 9, 40]) {
      preview.goTo(index);
      flushSync();
    }
    await settled();
    expect(asked()).toHaveLength(2);
    expect(preview.sample?.index).toBe(40);
  });

  it('keeps up with a hand that does not rest: one question at a time, and the last wish in the end', async () => {
    const before = asked().length;
    for (let index = 1; index <= 30; index += 1) {
      preview.goTo(index);
      flushSync();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(asked().length - before).toBeGreaterThan(5);
    expect(asked().length - before).toBeLessThan(12);
    await settled();
    expect(preview.sample?.index).toBe(30);
  });

  it('stays within its part, and begins anew in another', async () => {
    preview.goTo(9999);
    await settled();
    expect(preview.index).toBe(634);
    preview.setPart('validation');
    await settled();
    expect(asked().at(-1)).toMatchObject({ part: 'validation', index: 0 });
  });

  it('is found by a row of the table, and is known by its number from then on', async () => {
    preview.goToRow(80);
    await settled();
    expect(asked()).toContainEqual(expect.objectContaining({ index: null, row: 80 }));
    expect([preview.part, preview.index, preview.sample?.index]).toEqual(['test', 80, 80]);
  });

  it('follows a change of the problem', async () => {
    const windows = { ...problem.spec.windows!, lookBack: 12 };
    project.editProblem({ name: problem.name, spec: { ...problem.spec, windows } });
    await settled();
    expect(asked().at(-1)).toMatchObject({ index: 0, spec: { windows: { lookBack: 12 } } });
  });
});
