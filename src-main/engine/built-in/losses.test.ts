import { describe, expect, it } from 'vitest';
import { losses, modelSpecSchema, type Loss, type LossOptions, type ModelSpec, type ModelSpecInput } from '../../core/model/model';
import { compare, gradientErrors, type ComparisonOptions } from './testing/compare';
import { testModel } from './testing/models';
import { relativeError, testNumbers } from './testing/numbers';

const BATCH = 7;
const CLASSES = 10;
const STEPS = 4;
const crossEntropies = ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'] as const;

type Activation = 'linear' | 'sigmoid' | 'softmax' | 'exponential' | 'tanh';
type Layers = ModelSpecInput['layers'];

/** Where Keras finds no logits: the activation is not the last thing that happens. */
const probabilities = (activation: Activation): Layers => [{ type: 'Dense', units: CLASSES, activation }, { type: 'Flatten' }];
const flat = (activation: Activation): Layers => [{ type: 'Dense', units: CLASSES, activation }];

function activationFor(loss: Loss): Activation {
  if (loss === 'binary_crossentropy') return 'sigmoid';
  if (loss === 'categorical_crossentropy' || loss === 'sparse_categorical_crossentropy') return 'softmax';
  return loss === 'poisson' ? 'sigmoid' : 'tanh';
}

function targets(loss: Loss, rows: number): Float32Array {
  const next = testNumbers(13);
  const label = (): number => Math.floor(next() * CLASSES);
  switch (loss) {
    case 'binary_crossentropy':
      return Float32Array.from({ length: rows * CLASSES }, () => (next() < 0.5 ? 0 : 1));
    case 'categorical_crossentropy': {
      const labels = Array.from({ length: rows }, label);
      return Float32Array.from(labels.flatMap((wanted) => Array.from({ length: CLASSES }, (_, i) => (i === wanted ? 1 : 0))));
    }
    case 'sparse_categorical_crossentropy':
      return Float32Array.from({ length: rows }, label);
    case 'poisson':
      return Float32Array.from({ length: rows * CLASSES }, () => Math.floor(5 * next()));
    default:
      return Float32Array.from({ length: rows * CLASSES }, () => 4 * next() - 2);
  }
}

function modelOf(loss: Loss, layers: Layers, options: Partial<LossOptions> = {}): ModelSpec {
  return modelSpecSchema.parse({ ...testModel(layers, loss), loss_options: options });
}

function expectSame(model: ModelSpec, input: readonly number[], options: ComparisonOptions = {}, tolerance = 1e-5): void {
  const rows = BATCH * (input.length > 1 ? STEPS : 1);
  const result = compare(model, input, { batch: BATCH, y: targets(model.loss, rows), ...options });
  const weights = options.sampleWeights && Float32Array.from(options.sampleWeights);
  expect(Math.abs(result.trainable.evaluate(result.x, result.y, weights).loss / result.loss - 1)).toBeLessThan(tolerance / 5);
  for (const [name, error] of Object.entries(gradientErrors(result))) expect(error, name).toBeLessThan(tolerance);
}

const patience = { timeout: 60_000 };
const sampleWeights = [1, 0.5, 0, 2, 3, 0.1, 1];

describe('every loss against float64 and finite differences', patience, () => {
  it.each(losses)('%s', (loss) => {
    expectSame(modelOf(loss, flat(activationFor(loss))), [3]);
  });

  it.each(losses)('%s with a weight for every sample', (loss) => {
    expectSame(modelOf(loss, flat(activationFor(loss))), [3], { sampleWeights });
  });

  it.each(losses)('%s with a target at every step, and a weight for every sample', (loss) => {
    expectSame(modelOf(loss, flat(activationFor(loss))), [STEPS, 3], { sampleWeights });
  });

  it('huber with another delta, and other quantiles', () => {
    for (const delta of [0.3, 2]) expectSame(modelOf('huber', flat('linear'), { delta }), [3]);
    for (const quantile of [0.1, 0.9]) expectSame(modelOf('quantile', flat('linear'), { quantile }), [3]);
  });

  it('log-cosh of errors near nothing, where its formula is a difference of equal numbers', () => {
    const y = new Float32Array(BATCH * CLASSES);
    expectSame(modelOf('log_cosh', flat('linear')), [3], { stretch: 1e-3, y });
    expectSame(modelOf('log_cosh', flat('linear')), [3], { stretch: 0.3, y });
    expectSame(modelOf('log_cosh', flat('linear')), [3], { stretch: 30, y });
  });
});

describe('cross-entropies', patience, () => {
  it.each(crossEntropies)('%s from logits, where the model says that it gives them', (loss) => {
    expectSame(modelOf(loss, flat('linear'), { from_logits: true }), [3]);
  });

  it.each(crossEntropies)('%s from probabilities, where their logits are out of reach', (loss) => {
    for (const activation of ['sigmoid', 'softmax'] as const) expectSame(modelOf(loss, probabilities(activation)), [3]);
  });

  it.each(crossEntropies)('%s behind either last curve is computed from its logits, as Keras on TensorFlow', (loss) => {
    for (const activation of ['sigmoid', 'softmax'] as const) expectSame(modelOf(loss, flat(activation)), [3]);
    expectSame(modelOf(loss, [...flat('linear'), { type: 'Activation', activation: 'sigmoid' }]), [3]);
  });

  it.each(crossEntropies)('%s keeps its loss and gradient where answers are saturated', (loss) => {
    const model = modelOf(loss, flat(activationFor(loss)));
    expectSame(model, [3], { stretch: 200 });
    const { gradients, output } = compare(model, [3], { batch: BATCH, y: targets(loss, BATCH), stretch: 200 });
    expect(output.flat().filter((p) => p < 1e-7 || p > 1 - 1e-7).length).toBeGreaterThan(30);
    expect(Math.max(...gradients.flatMap(({ values }) => [...values].map(Math.abs)))).toBeGreaterThan(0.05);
  });

  it('of shares that do not add up to 1 has the gradient of its own loss', () => {
    const y = Float32Array.from({ length: BATCH * CLASSES }, (_, i) => (i % 7) / 5);
    for (const activation of ['softmax', 'linear'] as const) {
      expectSame(modelOf('categorical_crossentropy', flat(activation), { from_logits: activation === 'linear' }), [3], { y });
    }
  });

  it('of a confident and right answer is small rather than 0', () => {
    const model = modelOf('binary_crossentropy', [{ type: 'Dense', units: 1, activation: 'sigmoid', use_bias: false }]);
    const { trainable } = compare(model, [1]);
    trainable.setWeights([Float32Array.of(1)]);
    const loss = trainable.evaluate(Float32Array.of(20), Float32Array.of(1)).loss;
    expect(Math.abs(loss / Math.log1p(Math.exp(-20)) - 1)).toBeLessThan(1e-6);
  });

  it('clips probabilities to 1e-7 and sends no gradient through the clipped ones', () => {
    const model = modelOf('binary_crossentropy', probabilities('sigmoid'));
    const result = compare(model, [3], { batch: BATCH, y: targets('binary_crossentropy', BATCH), stretch: 60 });
    expect(result.loss).toBeGreaterThan(3);
    // Float32 has no 1 - 1e-7: Keras's clip lands on 1 - 1.2e-7, which moves the loss of a clipped sample by a hundredth.
    expect(Math.abs(result.trainable.evaluate(result.x, result.y).loss / result.loss - 1)).toBeLessThan(0.02);
    for (const error of Object.values(gradientErrors(result))) expect(error).toBeLessThan(1e-3);
  });

  it.each(['categorical_crossentropy', 'sparse_categorical_crossentropy'] as const)('%s stays finite where a probability is 0', (loss) => {
    const { trainable, x, y } = compare(modelOf(loss, probabilities('softmax')), [3], {
      batch: BATCH,
      y: targets(loss, BATCH),
      stretch: 2000,
    });
    expect(trainable.evaluate(x, y).loss).toBeGreaterThan(1);
    const values = trainable.gradients(x, y).flatMap((tensor) => [...tensor.values]);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('answers with probabilities all the same', () => {
    const { trainable, x, y, output } = compare(modelOf('categorical_crossentropy', flat('softmax')), [STEPS, 3]);
    expect(relativeError(trainable.predict(x), output.flat())).toBeLessThan(1e-6);
    expect(relativeError(trainable.trainStep(x, y).output, output.flat())).toBeLessThan(1e-6);
  });
});

describe('what is no number', () => {
  it.each(losses)('%s of NaN answers is NaN', (loss) => {
    const { trainable, x, y } = compare(modelOf(loss, flat(activationFor(loss))), [3], { batch: BATCH, y: targets(loss, BATCH) });
    trainable.setWeights(trainable.weights().map(({ values }) => values.fill(NaN)));
    expect(trainable.evaluate(x, y).loss).toBeNaN();
  });

  it('a sample of weight 0 counts for nothing, whatever its answer', () => {
    const { trainable, y } = compare(modelOf('mean_squared_error', flat('linear')), [3], { batch: 2 });
    const x = Float32Array.of(1, 2, 3, NaN, NaN, NaN);
    expect(trainable.evaluate(x, y, Float32Array.of(1, 0)).loss).toBeGreaterThan(0);
    expect(() => trainable.evaluate(x, y, Float32Array.of(1))).toThrow('2 weights');
  });
});
