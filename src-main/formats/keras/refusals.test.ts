import { describe, expect, it } from 'vitest';
import { type ErrorInfo, SeqbenchError } from '../../core/errors';
import { readArchive, writeArchive } from './archive';
import { readKeras } from './read';
import { fileOf } from './testing/golden';

/** Where in a model's config a value is put; undefined takes away what stands there. */
type Change = readonly [path: string, value: unknown];

/** A golden file with its config changed. */
async function changed(name: string, change: Change | null, metadata?: string): Promise<Uint8Array> {
  const archive = await readArchive(fileOf(name));
  const model: unknown = JSON.parse(archive.config);
  if (change) put(model, ...change);
  return writeArchive({ ...archive, config: JSON.stringify(model), metadata: metadata ?? archive.metadata });
}

/** @param path keys joined by dots; those of layers stand below `config.layers` */
function put(model: unknown, path: string, value: unknown): void {
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(at as object, key), model) as object;
  Reflect.set(holder, keys.at(-1)!, value);
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

type Case = readonly [what: string, name: string, change: Change, place: string | undefined, says: string];

/** A place in a layer of the config. */
const at = (index: number, path: string): string => `config.layers.${index}.${path}`;

const unsupported: readonly Case[] = [
  ['a Lambda', 'lstm', [at(3, 'class_name'), 'Lambda'], 'layer 4', 'never runs code'],
  ['a registered class', 'lstm', [at(1, 'registered_name'), 'pack>LSTM'], 'layer 2', '“pack>LSTM”'],
  ['a class of another module', 'lstm', [at(1, 'module'), 'mine.layers'], 'layer 2', 'never runs code'],
  ['a model class of someone’s own', 'lstm', ['class_name', 'MyModel'], 'config.json', '“MyModel”'],
  ['a layer that is not here', 'lstm', [at(3, 'class_name'), 'Attention'], 'layer dense', '“Attention”'],
  ['return_state', 'lstm', [at(1, 'config.return_state'), true], 'layer lstm, return_state', 'return_state = true'],
  ['an option of a newer Keras', 'lstm', [at(3, 'config.rank'), 4], 'layer dense, rank', 'rank = 4'],
  ['a frozen layer', 'lstm', [at(3, 'config.trainable'), false], 'layer dense, trainable', 'trainable = false'],
  ['half precision', 'lstm', [at(3, 'config.dtype.config.name'), 'mixed_float16'], 'layer dense, dtype', 'mixed_float16'],
  ['an activation', 'lstm', [at(3, 'config.activation'), 'mish'], 'layer dense, activation', '“mish”'],
  ['an initializer', 'lstm', [at(3, 'config.kernel_initializer.class_name'), 'Identity'], 'layer dense, kernel_initializer', 'Identity'],
  ['channels first', 'conv1d', [at(1, 'config.data_format'), 'channels_first'], 'layer conv1d, data_format', 'channels_first'],
  ['groups', 'conv1d', [at(1, 'config.groups'), 2], 'layer conv1d, groups', 'groups = 2'],
  ['several outputs', 'bidirectional', [at(1, 'config.merge_mode'), null], 'layer bidirectional, merge_mode', 'merge_mode = null'],
  [
    'directions that differ',
    'bidirectional',
    [at(1, 'config.backward_layer.config.activation'), 'relu'],
    'layer bidirectional, backward_layer',
    'differs',
  ],
  ['a layer used twice', 'gru', [at(6, 'inbound_nodes.1'), {}], undefined, 'used 2 times'],
  [
    'a branch',
    'conv2d',
    [at(4, 'inbound_nodes.0.args.0.config.keras_history'), ['conv2d', 0, 0]],
    'layer conv2d',
    'feeds more than one layer',
  ],
  ['a nested model', 'lstm', [at(1, 'class_name'), 'Sequential'], 'layer Sequential', 'among the layers'],
];

const invalid: readonly Case[] = [
  ['no units', 'lstm', [at(3, 'config.units'), undefined], 'layer dense, units', 'has no units'],
  ['other units than the weights have', 'lstm', [at(3, 'config.units'), 2], 'layers/dense/vars/0', 'the shape 2 × 1'],
  ['more weights than the file can hold', 'lstm', [at(3, 'config.units'), 60_000], 'model.weights.h5', 'more than'],
  ['a bias that is not there', 'lstm', [at(2, 'config.use_bias'), true], 'layer lstm_1', 'has 2 tensors'],
  ['layers that are no list', 'lstm', ['config.layers', 'x'], 'layers', 'not a list'],
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
    expect((await refusal(changed('lstm', null, JSON.stringify({ keras_version: version })))).code).toBe(code);
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
