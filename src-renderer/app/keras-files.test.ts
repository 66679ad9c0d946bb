import { beforeEach, describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../src-main/contract/errors';
import { asId, type ModelId } from '../../src-main/core/ids';
import { smallestModel } from '../../src-main/core/model/create';
import type { ModelRecord } from '../../src-main/core/model/model';
import { installFakeApi } from '../api/fake';
import { KerasFiles, isKerasFile } from './keras-files.svelte';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

const record: ModelRecord = { id: asId<ModelId>('model-1'), spec: { ...smallestModel('Rain', null) } };
const opened = { folder: '/p', name: 'P', datasets: [], problems: [], models: [], runs: [], current: { datasetId: null, problemId: null } };

beforeEach(() => {
  notices.list = [];
  project.load(opened);
});

describe('a Keras file', () => {
  it('is known by its name', () => {
    expect([isKerasFile('C:\\models\\Rain.KERAS'), isKerasFile('rain.keras.csv')]).toEqual([true, false]);
  });

  it('becomes a model of the project, and is shown with what is done otherwise', async () => {
    const fake = installFakeApi({
      'model.importKeras': () => ({ record, notes: ['Adam was taken.'] }),
      'project.setCurrent': () => undefined,
    });
    await new KerasFiles().open('/models/rain.keras');
    expect(fake.calls[0]).toEqual({ command: 'model.importKeras', input: { path: '/models/rain.keras', defaults: true } });
    expect(project.models).toEqual([record]);
    expect(navigation.path[0]).toBe('model-1');
    expect(notices.list[0]).toMatchObject({ message: 'Rain starts from the weights of rain.keras.', remedy: 'Adam was taken.' });
  });

  it('that cannot be read leaves the models as they were and says why', async () => {
    const info = { code: 'keras.unsupported', message: 'Seqbench has no layer “Attention”.', place: 'layer attention' } as const;
    installFakeApi({
      'model.importKeras': () => {
        throw new SeqbenchError(info);
      },
    });
    await new KerasFiles().open('/models/rain.keras');
    expect(project.models).toEqual([]);
    expect(notices.list[0]).toMatchObject({ tone: 'bad', message: info.message, place: info.place });
  });

  it('dropped where no project is open asks for one first', async () => {
    project.load(null);
    const fake = installFakeApi({});
    await new KerasFiles().open('/models/rain.keras');
    expect(fake.calls).toEqual([]);
    expect(notices.list[0]?.message).toBe('rain.keras is a model, and no project is open.');
  });
});
