import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeras } from './read';
import { expected, fileOf, specOf } from './testing/golden';

const names = Object.keys(expected);

describe('readKeras, on files that Keras made', () => {
  it.each(names)('reads the layers of %s as they were written', async (name) => {
    expect((await readKeras(fileOf(name))).layers).toEqual(specOf(name).layers);
  });

  it.each(names)('reads the weights of %s to the bit, in the order of get_weights()', async (name) => {
    const { weights } = await readKeras(fileOf(name));
    const digests = weights.map(({ shape, values }) => ({
      shape,
      sha256: createHash('sha256')
        .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
        .digest('hex'),
    }));
    expect(digests).toEqual(expected[name]!.weights);
  });

  it.each(names)('reads loss and optimizer of %s', async (name) => {
    const model = await readKeras(fileOf(name));
    const { loss, loss_options, optimizer } = specOf(name);
    const given = <Value>(value: Value) => (expected[name]!.loss === undefined ? { kind: 'absent' } : { kind: 'given', value });
    expect(model.loss).toEqual(given({ loss, loss_options }));
    expect(model.optimizer).toEqual(given(optimizer));
  });

  it('says what it does otherwise than the file', async () => {
    expect((await readKeras(fileOf('lstm'))).notes).toEqual([
      'The optimizer’s memory is not taken over: training begins with a fresh one.',
    ]);
    expect((await readKeras(fileOf('uncompiled'))).notes).toEqual([]);
  });
});
