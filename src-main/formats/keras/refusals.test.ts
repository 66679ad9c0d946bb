import { describe, expect, it } from 'vitest';
import { type ErrorInfo, SeqbenchError } from '../../core/errors';
import { readArchive, writeArchive } from './archive';
import { readKeras } from './read';
import { fileOf } from './testing/golden';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a config is changed at will

/** A golden file with its config changed. */
async function changed(name: string, change: (model: Json) => void, metadata?: string): Promise<Uint8Array> {
  const archive = await readArchive(fileOf(name));
  const model = JSON.parse(archive.config) as Json;
  change(model);
  return writeArchive({ ...archive, config: JSON.stringify(model), metadata: metadata ?? archive.metadata });
}

async function refusal(file: Promise<Uint8Array> | Uint8Array): Promise<ErrorInfo> {
  try {
    await readKeras(await file);
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) return thrown.info;
    throw thrown;
  }
  throw new Error('The file was expected to be refused.');
}

type Case = readonly [what: string, name: string, change: (model: Json) => void, place: string | undefined, says: string];
const layer = (model: Json, index: number): Json => model.config.layers[index];

const unsupported: readonly Case[] = [
  ['a Lambda', 'lstm', (m) => (layer(m, 3).class_name = 'Lambda'), 'layer 4', 'never runs code'],
  ['a registered class', 'lstm', (m) => (layer(m, 1).registered_name = 'pack>LSTM'), 'layer 2', '“pack>LSTM”'],
  ['a class of another module', 'lstm', (m) => (layer(m, 1).module = 'mine.layers'), 'layer 2', 'never runs code'],
  ['a model class of someone’s own', 'lstm', (m) => (m.class_name = 'MyModel'), 'config.json', '“MyModel”'],
  ['a layer that is not here', 'lstm', (m) => (layer(m, 3).class_name = 'Attention'), 'layer dense', '“Attention”'],
  ['return_state', 'lstm', (m) => (layer(m, 1).config.return_state = true), 'layer lstm, return_state', 'return_state = true'],
  ['an option of a newer Keras', 'lstm', (m) => (layer(m, 3).config.rank = 4), 'layer dense, rank', 'rank = 4'],
  ['a frozen layer', 'lstm', (m) => (layer(m, 3).config.trainable = false), 'layer dense, trainable', 'trainable = false'],
  ['half precision', 'lstm', (m) => (layer(m, 3).config.dtype.config.name = 'mixed_float16'), 'layer dense, dtype', 'mixed_float16'],
  ['an activation', 'lstm', (m) => (layer(m, 3).config.activation = 'mish'), 'layer dense, activation', '“mish”'],
  [
    'an initializer',
    'lstm',
    (m) => (layer(m, 3).config.kernel_initializer.class_name = 'Identity'),
    'layer dense, kernel_initializer',
    'Identity',
  ],
  ['channels first', 'conv1d', (m) => (layer(m, 1).config.data_format = 'channels_first'), 'layer conv1d, data_format', 'channels_first'],
  ['groups', 'conv1d', (m) => (layer(m, 1).config.groups = 2), 'layer conv1d, groups', 'groups = 2'],
  [
    'several outputs',
    'bidirectional',
    (m) => (layer(m, 1).config.merge_mode = null),
    'layer bidirectional, merge_mode',
    'merge_mode = null',
  ],
  [
    'directions that differ',
    'bidirectional',
    (m) => (layer(m, 1).config.backward_layer.config.activation = 'relu'),
    'layer bidirectional, backward_layer',
    'differs',
  ],
  ['a layer used twice', 'gru', (m) => layer(m, 6).inbound_nodes.push(layer(m, 6).inbound_nodes[0]), undefined, 'used 2 times'],
  ['a branch', 'conv2d', (m) => feed(m, 4, 'conv2d'), 'layer conv2d', 'feeds more than one layer'],
  ['a nested model', 'lstm', (m) => (layer(m, 1).class_name = 'Sequential'), 'layer Sequential', 'among the layers'],
];

/** Lets a layer take the answer of another. */
function feed(model: Json, index: number, source: string): void {
  layer(model, index).inbound_nodes[0].args[0].config.keras_history = [source, 0, 0];
}

const invalid: readonly Case[] = [
  ['no units', 'lstm', (m) => delete layer(m, 3).config.units, 'layer dense, units', 'has no units'],
  ['other units than the weights have', 'lstm', (m) => (layer(m, 3).config.units = 2), 'layers/dense/vars/0', 'the shape 2 × 1'],
  ['more weights than the file can hold', 'lstm', (m) => (layer(m, 3).config.units = 60_000), 'model.weights.h5', 'more than'],
  ['a bias that is not there', 'lstm', (m) => (layer(m, 2).config.use_bias = true), 'layer lstm_1', 'has 2 tensors'],
  ['layers that are no list', 'lstm', (m) => (m.config.layers = 'x'), 'layers', 'not a list'],
];

describe('readKeras', () => {
  it.each(unsupported)('refuses %s by name', async (_what, name, change, place, says) => {
    const info = await refusal(changed(name, change));
    expect(info).toMatchObject({ code: 'keras.unsupported', ...(place === undefined ? {} : { place }) });
    expect(info.message).toContain(says);
  });

  it.each(invalid)('says that a file is not whole: %s', async (_what, name, change, place, says) => {
    const info = await refusal(changed(name, change));
    expect(info).toMatchObject({ code: 'keras.invalid', place });
    expect(info.message).toContain(says);
  });

  it.each([
    ['4.0.0', 'keras.unsupported'],
    ['2.15.0', 'keras.unsupported'],
    ['three', 'keras.invalid'],
  ])('looks at the version of Keras: %s', async (version, code) => {
    expect((await refusal(changed('lstm', () => undefined, JSON.stringify({ keras_version: version })))).code).toBe(code);
  });

  it('refuses what is no zip, a zip without a model, and one that was cut off or changed', async () => {
    const whole = fileOf('lstm');
    const flipped = whole.slice();
    flipped[whole.length - 5000]! ^= 1;
    for (const file of [new Uint8Array(0), new Uint8Array(5000).fill(7), whole.subarray(0, 9000), whole.subarray(3000), flipped]) {
      expect((await refusal(file)).code).toBe('keras.invalid');
    }
  });

  it('refuses JSON that is nested without end', async () => {
    const archive = await readArchive(fileOf('lstm'));
    const config = `{"class_name": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await refusal(writeArchive({ ...archive, config }))).message).toContain('nested too deeply');
  });
});
