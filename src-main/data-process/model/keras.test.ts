import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fileWith, openedClient, refusal, temporaryFolder } from '../testing/data-client';

const golden = (name: string): string => fileURLToPath(new URL(`../../../e2e/parity/keras-files/${name}`, import.meta.url));

describe('model.importKeras', () => {
  it('adds the model with its weights as an artifact, under a name that is free', async () => {
    const { client, folder } = await openedClient();
    const first = await client.invoke('model.importKeras', { path: golden('training.keras'), defaults: true });
    const second = await client.invoke('model.importKeras', { path: golden('training.keras'), defaults: true });
    expect([first.record.spec.name, second.record.spec.name]).toEqual(['from_keras', 'from_keras 2']);
    expect(first.record.spec).toMatchObject({
      loss: 'binary_crossentropy',
      optimizer: { type: 'Adam', learning_rate: 0.01, clipnorm: 0.5 },
    });
    const weights = first.record.spec.initial_weights;
    expect(weights).toMatchObject({ file: 'training.keras' });
    expect(weights?.shapes[0]).toEqual([1, 24]);
    expect(readdirSync(join(folder, 'artifacts'))).toEqual([weights?.hash]);
    const state = await client.invoke('project.state', undefined);
    expect(state?.models).toEqual([first.record, second.record]);
  });

  it('names a model after its file where Keras gave it no name, and says what it guessed', async () => {
    const { client } = await openedClient();
    const path = join(temporaryFolder(), 'Rain.keras');
    copyFileSync(golden('uncompiled.keras'), path);
    const { record, notes } = await client.invoke('model.importKeras', { path, defaults: true });
    expect(record.spec).toMatchObject({ name: 'Rain', loss: 'mean_squared_error', optimizer: { type: 'Adam' } });
    expect(record.spec.layers.map((layer) => layer.type)).toEqual(['Input', 'Flatten', 'Dense', 'Dense']);
    expect(notes.join(' ')).toContain('Rain.keras was saved without a loss; mean_squared_error fits its last layer and was taken.');
  });

  it('keeps nothing of a file that it refuses', async () => {
    const { client, folder } = await openedClient();
    const asked = client.invoke('model.importKeras', { path: fileWith('not a zip', 'broken.keras'), defaults: true });
    expect(await refusal(asked)).toMatchObject({ code: 'keras.invalid' });
    expect((await client.invoke('project.state', undefined))?.models).toEqual([]);
    expect(existsSync(join(folder, 'artifacts')) ? readdirSync(join(folder, 'artifacts')) : []).toEqual([]);
  });

  it('says that a file is not there, and that a folder is no file', async () => {
    const { client, folder } = await openedClient();
    expect((await refusal(client.invoke('model.importKeras', { path: join(folder, 'no.keras'), defaults: true }))).code).toBe(
      'file.missing',
    );
    expect((await refusal(client.invoke('model.importKeras', { path: folder, defaults: true }))).code).toBe('file.unreadable');
  });
});
