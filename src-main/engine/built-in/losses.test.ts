import { describe, expect, it } from 'vitest';
import { losses, type Loss } from '../../core/model/model';
import { numericGradient } from '../reference/numeric-gradient';
import { referenceLoss } from '../reference/network';
import { testModel, testInput } from './testing/models';
import { relativeError, rowsOf, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const BATCH = 7;
const CLASSES = 10;
const FEATURES = 3;

const activations = {
  binary_crossentropy: 'sigmoid',
  categorical_crossentropy: 'softmax',
  sparse_categorical_crossentropy: 'softmax',
  mean_squared_error: 'linear',
  mean_absolute_error: 'tanh',
} as const satisfies Record<Loss, string>;

function targets(loss: Loss, next: () => number): Float32Array {
  const label = (): number => Math.floor(next() * CLASSES);
  switch (loss) {
    case 'binary_crossentropy':
      return Float32Array.from({ length: BATCH * CLASSES }, () => (next() < 0.5 ? 0 : 1));
    case 'categorical_crossentropy':
      return Float32Array.from(
        Array.from({ length: BATCH }, label).flatMap((wanted) => Array.from({ length: CLASSES }, (_, i) => (i === wanted ? 1 : 0))),
      );
    case 'sparse_categorical_crossentropy':
      return Float32Array.from({ length: BATCH }, label);
    case 'mean_squared_error':
    case 'mean_absolute_error':
      return testArray(BATCH * CLASSES, next);
  }
}

/** @param stretch of the weights: large ones drive probabilities into Keras's clipping */
function compare(loss: Loss, activation: (typeof activations)[Loss], stretch: number) {
  const next = testNumbers(11);
  const model = testModel([{ type: 'Flatten' }, { type: 'Dense', units: CLASSES, activation }], loss);
  const trainable = new BuiltInTrainable(model, testInput(1, FEATURES), 3, { maxBatch: 12 });
  trainable.setWeights(trainable.weights().map(({ values }) => testArray(values.length, next).map((value) => value * stretch)));
  const x = testArray(BATCH * FEATURES, next);
  const y = targets(loss, next);
  const weights = trainable.weights().map(({ values }) => Float64Array.from(values));
  const rows = rowsOf(x, FEATURES);
  const lossNow = () => referenceLoss({ model, input: [1, FEATURES], weights, x: rows }, rowsOf(y, trainable.targetSize));
  return { trainable, x, y, wanted: lossNow(), gradients: numericGradient(lossNow, weights) };
}

describe('every loss against float64 and finite differences', () => {
  it.each(losses)('%s', (loss) => {
    const { trainable, x, y, wanted, gradients } = compare(loss, activations[loss], 1);
    expect(Math.abs(trainable.evaluate(x, y).loss / wanted - 1)).toBeLessThan(1e-6);
    for (const [i, { values }] of trainable.gradients(x, y).entries()) expect(relativeError(values, gradients[i] ?? [])).toBeLessThan(1e-5);
  });

  it('divides categorical probabilities by their sum, as Keras does when they do not add up to 1', () => {
    const { trainable, x, y, wanted, gradients } = compare('categorical_crossentropy', 'sigmoid', 1);
    expect(Math.abs(trainable.evaluate(x, y).loss / wanted - 1)).toBeLessThan(1e-6);
    for (const [i, { values }] of trainable.gradients(x, y).entries()) expect(relativeError(values, gradients[i] ?? [])).toBeLessThan(1e-5);
  });

  it('clips probabilities to 1e-7 and sends no gradient through the clipped ones', () => {
    const { trainable, x, y, wanted, gradients } = compare('binary_crossentropy', 'sigmoid', 60);
    expect(wanted).toBeGreaterThan(3);
    // Float32 has no 1 - 1e-7: Keras's clip lands on 1 - 1.2e-7, which moves the loss of a clipped sample by a hundredth.
    expect(Math.abs(trainable.evaluate(x, y).loss / wanted - 1)).toBeLessThan(0.02);
    for (const [i, { values }] of trainable.gradients(x, y).entries()) expect(relativeError(values, gradients[i] ?? [])).toBeLessThan(1e-3);
  });

  it.each(['categorical_crossentropy', 'sparse_categorical_crossentropy'] as const)('keeps %s finite where a probability is 0', (loss) => {
    const { trainable, x, y } = compare(loss, activations[loss], 2000);
    expect(trainable.evaluate(x, y).loss).toBeGreaterThan(1);
    expect(
      trainable
        .gradients(x, y)
        .flatMap(({ values }) => [...values])
        .every(Number.isFinite),
    ).toBe(true);
  });

  it('gives NaN, not a number, where the answers are NaN', () => {
    const { trainable, x, y } = compare('binary_crossentropy', 'sigmoid', 1);
    trainable.setWeights(trainable.weights().map(({ values }) => values.fill(NaN)));
    expect(trainable.evaluate(x, y).loss).toBeNaN();
  });
});
