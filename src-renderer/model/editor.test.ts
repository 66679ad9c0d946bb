import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asId, type DatasetId, type ModelId, type ProblemId } from '../../src-main/core/ids';
import { smallestModel } from '../../src-main/core/model/create';
import type { ModelRecord } from '../../src-main/core/model/model';
import { type FakeApi, installFakeApi } from '../api/fake';
import { project } from '../app/project.svelte';
import { ModelEditor } from './editor.svelte';
import { models } from './models.svelte';

const id = asId<ModelId>('m1');
let api: FakeApi;

beforeEach(() => {
  vi.useFakeTimers();
  let count = 1;
  api = installFakeApi({
    'model.save': ({ modelId, spec }) => ({ id: modelId ?? asId<ModelId>(`m${(count += 1)}`), spec }),
    'model.remove': () => undefined,
    'model.order': () => undefined,
    'model.templates': () => [smallestModel('NN', null), smallestModel('RNN', null)],
  });
  project.load({
    folder: '/p',
    name: 'P',
    datasets: [],
    problems: [],
    models: [{ id, spec: smallestModel('M', null) }],
    runs: [],
    current: { datasetId: asId<DatasetId>('d'), problemId: asId<ProblemId>('p') },
  });
});

function record(): ModelRecord {
  const found = project.models.find((model) => model.id === id);
  if (!found) throw new Error('The model is gone.');
  return found;
}

function withEditor(work: (editor: ModelEditor) => void): void {
  work(new ModelEditor(record));
}

const types = (): readonly string[] => record().spec.layers.map((layer) => layer.type);

describe('an open model', () => {
  it('takes a layer below the selected one, and selects it', () => {
    withEditor((editor) => {
      editor.select(1);
      editor.add('GRU');
      expect(types()).toEqual(['Input', 'Flatten', 'GRU', 'Dense']);
      expect(editor.selected).toBe(2);
    });
  });

  it('goes back and forth through its changes', () => {
    withEditor((editor) => {
      editor.add('Dropout');
      editor.remove(1);
      expect(types()).not.toContain('Flatten');
      editor.undo();
      expect(types()).toContain('Flatten');
      editor.undo();
      expect(types()).toEqual(['Input', 'Flatten', 'Dense']);
      editor.redo();
      expect(types()).toContain('Dropout');
    });
  });

  it('takes back many steps of one number at once', () => {
    withEditor((editor) => {
      for (const units of [2, 3, 4]) editor.setOption(2, 'units', units);
      editor.undo();
      expect(record().spec.layers[2]).toMatchObject({ units: 1 });
    });
  });

  it('keeps a value that an option does not take out, and says so', () => {
    withEditor((editor) => {
      editor.setOption(2, 'units', 0);
      expect(record().spec.layers[2]).toMatchObject({ units: 1 });
      expect(editor.history.canUndo).toBe(false);
    });
  });

  it('is saved once after a pause, as it then is', async () => {
    withEditor((editor) => {
      for (const units of [2, 3, 4]) editor.setOption(2, 'units', units);
    });
    await vi.runAllTimersAsync();
    const saves = api.calls.filter((call) => call.command === 'model.save');
    expect(saves).toHaveLength(1);
    expect(saves[0]?.input).toMatchObject({ modelId: id, spec: { layers: [{}, {}, { units: 4 }] } });
  });
});

describe('the list of models', () => {
  const names = (): readonly string[] => project.models.map((model) => model.spec.name);

  it('adds ready-made models under names that are free', async () => {
    await models.loadTemplates();
    await models.add(models.templates);
    await models.add(models.templates);
    expect(names()).toEqual(['M', 'NN', 'RNN', 'NN 2', 'RNN 2']);
  });

  it('puts a copy right after its original', async () => {
    await models.add([smallestModel('Last', null)]);
    await models.duplicate(record());
    expect(names()).toEqual(['M', 'M copy', 'Last']);
    expect(api.calls.at(-1)).toMatchObject({ command: 'model.order' });
  });

  it('refuses a name that is taken or empty', async () => {
    await models.add([smallestModel('Other', null)]);
    expect(models.rename(record(), 'Other')).toMatch(/already/);
    expect(models.rename(record(), '  ')).toMatch(/1 to 80/);
    expect(models.rename(record(), 'Mine')).toBeNull();
    expect(names()).toEqual(['Mine', 'Other']);
  });
});
