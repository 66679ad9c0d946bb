import { describe, expect, it } from 'vitest';
import { optimizerSchema } from '../../core/model/optimizers';
import { readArchive } from './archive';
import { readKeras } from './read';
import { expected, fileOf, specOf } from './testing/golden';
import { treeOf } from './testing/tree';
import { writeKeras } from './write';

const names = Object.keys(expected);

/** A golden file, read and written again. */
async function written(name: string): Promise<Uint8Array> {
  const model = await readKeras(fileOf(name));
  return writeKeras({ spec: specOf(name), input: [], weights: model.weights.map(({ values }) => values) });
}

describe('writeKeras', () => {
  it.each(names)('writes %s so that it is read back as the same model, to the bit', async (name) => {
    const [before, after] = [await readKeras(fileOf(name)), await readKeras(await written(name))];
    expect(after.layers).toEqual(before.layers);
    expect(after.weights).toEqual(before.weights);
    if (before.loss.kind === 'given') expect([after.loss, after.optimizer]).toEqual([before.loss, before.optimizer]);
  });

  it.each(names.filter((name) => !expected[name]!.functional))('writes %s with the very words of Keras', async (name) => {
    const [keras, ours] = [await readArchive(fileOf(name)), await readArchive(await written(name))];
    expect(plain(ours.config)).toEqual(plain(keras.config));
  });

  it.each(names.filter((name) => !expected[name]!.functional))('lays the weights of %s out as Keras does', async (name) => {
    const [keras, ours] = [await readArchive(fileOf(name)), await readArchive(await written(name))];
    // The optimizer's memory is Keras's own matter.
    const wanted = (await treeOf(keras.weights)).filter((line) => !line.startsWith('optimizer'));
    expect((await treeOf(ours.weights)).map(unnumbered)).toEqual(wanted.map(unnumbered));
  });

  it.each([
    [{ type: 'Adadelta', learning_rate: 1 }, '"learning_rate":1.0,'],
    [{ type: 'Adam', learning_rate: 1e-7, clipnorm: 1 }, '"learning_rate":1e-7,'],
    [{ type: 'SGD' }, '"momentum":0.0,"nesterov":false,'],
    [
      {
        type: 'Adam',
        learning_rate: { type: 'CosineDecay', initial_learning_rate: 0, decay_steps: 20, warmup_target: 1, warmup_steps: 10 },
      },
      '"initial_learning_rate":0.0,"decay_steps":20,"alpha":0.0,"warmup_target":1.0,"warmup_steps":10,',
    ],
    [
      { type: 'RMSprop', learning_rate: { type: 'ExponentialDecay', initial_learning_rate: 1, decay_steps: 5, decay_rate: 2 } },
      '"initial_learning_rate":1.0,"decay_steps":5,"decay_rate":2.0,',
    ],
  ] as const)(
    'writes whole numbers of %j as Python writes floats, for Keras refuses others or computes in whole numbers',
    async (given, text) => {
      const optimizer = optimizerSchema.parse(given);
      const { weights } = await readKeras(fileOf('lstm'));
      const file = await writeKeras({ spec: { ...specOf('lstm'), optimizer }, input: [], weights: weights.map(({ values }) => values) });
      expect((await readArchive(file)).config).toContain(text);
      expect((await readKeras(file)).optimizer).toEqual({ kind: 'given', value: optimizer });
    },
  );

  it('gives the same bytes for the same model', async () => {
    expect(await written('bidirectional')).toEqual(await written('bidirectional'));
  });

  it('gives the same bytes a second later, although HDF5 writes down when a tensor was made', async () => {
    const before = await written('lstm');
    const began = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Date.now()).toBeGreaterThan(began);
    expect(Buffer.compare(await written('lstm'), before)).toBe(0);
  });
});

/** Layers within others are numbered along with all that a session ever made; their groups are not. */
function unnumbered(line: string): string {
  return line.replace(/_\d+"$/, '"');
}

/** Without what differs from one save to the next, and what Keras finds out for itself while it builds the layers. */
function plain(config: string): unknown {
  return JSON.parse(config, (key, value: unknown) => {
    if (['shared_object_id', 'build_config', 'compile_config'].includes(key)) return undefined;
    return key === 'name' ? String(value).replace(/_\d+$/, '') : value;
  });
}
