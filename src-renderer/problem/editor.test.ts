import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ColumnProfile, DatasetSummary } from '../../src-main/core/dataset/dataset';
import { defaultImportOptions } from '../../src-main/core/dataset/import-options';
import { asId, type DatasetId, type ProblemId, type Sha256 } from '../../src-main/core/ids';
import type { ProblemOutcome } from '../../src-main/core/problem/problem';
import { type FakeApi, installFakeApi } from '../api/fake';
import { project } from '../app/project.svelte';
import { ProblemEditor } from './editor.svelte';

function column(name: string, distinct: number): ColumnProfile {
  return { name, type: 'number', integer: true, missing: 0, distinct, min: 0, median: 0, max: 1, histogram: [] };
}

const dataset: DatasetSummary = {
  id: asId<DatasetId>('games'),
  name: 'Games',
  hash: asId<Sha256>('0'.repeat(64)),
  source: '/games.csv',
  bytes: 10,
  files: [],
  rows: 1230,
  options: defaultImportOptions,
  columns: [column('M1', 20), column('M2', 30), column('M3', 40), column('margin', 60), column('late', 2), column('W', 2)],
  importedAt: '2026-11-22T00:00:00Z',
  simulated: false,
  leftOut: 0,
  notes: [],
};

const outcome: ProblemOutcome = {
  shape: null,
  train: null,
  test: null,
  validation: null,
  transforms: null,
  counts: null,
  bands: [],
  findings: [],
};
let fake: FakeApi;
let editor: ProblemEditor;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = installFakeApi({
    'problem.create': ({ datasetId, name, spec }) => ({ id: asId<ProblemId>('p1'), datasetId, name, spec }),
    'problem.save': ({ problemId, name, spec }) => ({ id: problemId, datasetId: dataset.id, name, spec }),
    'problem.check': () => outcome,
    'project.setCurrent': () => undefined,
  });
  project.load({
    folder: '/p',
    name: 'P',
    datasets: [dataset],
    problems: [],
    models: [],
    runs: [],
    current: { datasetId: dataset.id, problemId: null },
  });
  editor = new ProblemEditor(dataset);
  await editor.ensure();
});

const calls = (command: string) => fake.calls.filter((call) => call.command === command);

describe('the problem editor', () => {
  it('starts with what the columns suggest', () => {
    expect(editor.spec.steps).toEqual(['M1', 'M2', 'M3']);
    expect(editor.spec.targets).toEqual(['W']);
    expect(editor.spec.task).toBe('binary');
  });

  it('makes the problem once, though it is visited again', async () => {
    await editor.ensure();
    expect(calls('problem.create')).toHaveLength(1);
  });

  it('takes a target out of the steps and chooses the task that suits it', () => {
    editor.setTargets(['M2']);
    expect(editor.spec.steps).toEqual(['M1', 'M3']);
    expect(editor.spec.task).toBe('number');
  });

  it('undoes and redoes one change after the other', () => {
    editor.setTargets(['margin']);
    editor.change('scaling', { scaling: 'standard' });
    editor.undo();
    expect([editor.spec.targets[0], editor.spec.scaling]).toEqual(['margin', 'none']);
    editor.undo();
    expect(editor.spec.targets).toEqual(['W']);
    expect(editor.canUndo).toBe(false);
    editor.redo();
    editor.redo();
    expect([editor.spec.targets[0], editor.spec.scaling]).toEqual(['margin', 'standard']);
  });

  it('takes classes beside a class, numbers beside a number, and what is told of them with one name', () => {
    const now = () => [editor.spec.task, project.problem?.name];
    editor.setTargets(['W', 'late']);
    expect(now()).toEqual(['binary', 'Predict W and late']);
    editor.setTargets(['W', 'late', 'margin']);
    expect(now()).toEqual(['number', 'Predict W and 2 more']);
    editor.setTargets(['W', 'late']);
    expect(now()).toEqual(['number', 'Predict W and late']);
    editor.setTargets(['W']);
    expect(now()).toEqual(['binary', 'Predict W']);
    editor.setTargets(['margin', 'W']);
    expect(now()).toEqual(['number', 'Predict margin and W']);
  });

  it('lets a name that nobody chose follow the target, and keeps one that somebody did', () => {
    editor.setTargets(['margin']);
    expect(project.problem?.name).toBe('Predict margin');
    editor.undo();
    expect(project.problem?.name).toBe('Predict W');
    editor.rename('Who wins?');
    editor.setTargets(['margin']);
    expect(project.problem?.name).toBe('Who wins?');
  });

  it('undoes together what was typed in one go', () => {
    editor.change('seed', { split: { ...editor.spec.split, seed: 4 } }, 1000);
    editor.change('seed', { split: { ...editor.spec.split, seed: 42 } }, 1200);
    editor.undo();
    expect(editor.spec.split.seed).toBe(1);
  });

  it('renames the problem, and takes that back', async () => {
    expect(editor.rename('   ')).toBe('A name has 1 to 120 characters.');
    expect(editor.rename(' Who wins? ')).toBeNull();
    editor.setTargets(['margin']);
    await vi.runAllTimersAsync();
    expect(calls('problem.save').at(-1)?.input).toMatchObject({ name: 'Who wins?', spec: { targets: ['margin'] } });
    editor.undo();
    expect([project.problem?.name, editor.spec.targets[0]]).toEqual(['Who wins?', 'W']);
    editor.undo();
    expect(project.problem?.name).toBe('Predict W');
    editor.redo();
    await vi.runAllTimersAsync();
    expect(calls('problem.save').at(-1)?.input).toMatchObject({ name: 'Who wins?', spec: { targets: ['W'] } });
  });

  it('does not check the problem again for a new name', async () => {
    await vi.runAllTimersAsync();
    const before = calls('problem.check').length;
    editor.rename('Who wins?');
    await vi.runAllTimersAsync();
    expect(calls('problem.check')).toHaveLength(before);
  });

  it('forgets what was undone once something else is changed', () => {
    editor.change('scaling', { scaling: 'standard' });
    editor.undo();
    editor.change('scaling', { scaling: 'min-max' });
    expect(editor.canRedo).toBe(false);
  });

  it('checks and saves only the last of many quick changes', async () => {
    await vi.runAllTimersAsync();
    const before = calls('problem.check').length;
    for (const test of [0.1, 0.2, 0.4]) editor.setSplit('share', { test });
    await vi.runAllTimersAsync();
    expect(calls('problem.check')).toHaveLength(before + 1);
    expect(calls('problem.save').map((call) => call.input)).toMatchObject([{ spec: { split: { test: 0.4 } } }]);
  });

  it('saves what is pending before something else reads it', async () => {
    editor.change('scaling', { scaling: 'standard' });
    await project.saved();
    expect(calls('problem.save')).toHaveLength(1);
  });
});
