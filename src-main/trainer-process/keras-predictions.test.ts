import { describe, expect, it } from 'vitest';
import { builtInEngine as builtIn } from '../engine/built-in';
import { readKeras, usableLayers } from '../formats/keras';
import { expected, fileOf, specOf } from '../formats/keras/testing/golden';

const names = Object.keys(expected).filter((name) => builtIn.supports(specOf(name)).length === 0);

describe('a model of a .keras file, in the built-in engine', () => {
  it.each(names)('predicts what Keras predicts: %s', async (name) => {
    const { x, x_shape: shape, y } = expected[name]!;
    const model = await readKeras(fileOf(name));
    const layers = usableLayers(model);
    const input = layers.length === model.layers.length && layers[0] === model.layers[0] ? shape.slice(1) : [...shape.slice(1), 1];
    const trainable = await builtIn.build({ ...specOf(name), layers: [...layers] }, input, 1, { maxBatch: 2 });
    trainable.setWeights(model.weights.map(({ values }) => values));
    const answers = [...trainable.predict(Float32Array.from(x))];
    trainable.dispose();
    const largest = Math.max(...y.map(Math.abs));
    for (const [index, answer] of answers.entries()) expect(Math.abs(answer - y[index]!) / largest).toBeLessThan(1e-5);
    expect(answers).toHaveLength(y.length);
  });

  it('covers every file', () => {
    expect(names).toEqual(Object.keys(expected));
  });
});
