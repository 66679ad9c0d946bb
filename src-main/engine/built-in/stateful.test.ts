import { describe, expect, it } from 'vitest';
import type { ModelSpecInput } from '../../core/model/model';
import { testModel } from './testing/models';
import { relativeError, testArray, testNumbers } from './testing/numbers';
import { BuiltInTrainable } from './trainable';

const FEATURES = 2;
const BATCH = 3;
const cells: readonly ModelSpecInput['layers'][number][] = [
  { type: 'SimpleRNN', units: 5 },
  { type: 'LSTM', units: 5 },
  { type: 'GRU', units: 5 },
  { type: 'GRU', units: 5, reset_after: false },
];

function build(cell: object, steps: number, stateful: boolean): BuiltInTrainable {
  const layers = [
    { ...cell, stateful },
    { type: 'Dense', units: 1 },
  ] as ModelSpecInput['layers'];
  return new BuiltInTrainable(testModel(layers), [steps, FEATURES], 1, { maxBatch: 8 });
}

/** Steps `from` to `to` of every sample of [batch][steps][features]. */
function stepsOf(x: Float32Array, steps: number, from: number, to: number): Float32Array {
  const samples = Array.from({ length: x.length / (steps * FEATURES) }, (_, sample) => [
    ...x.subarray((sample * steps + from) * FEATURES, (sample * steps + to) * FEATURES),
  ]);
  return Float32Array.from(samples.flat());
}

describe.each(cells)('a stateful %o', (cell) => {
  const x = testArray(BATCH * 6 * FEATURES, testNumbers(3));
  const [first, second] = [stepsOf(x, 6, 0, 3), stepsOf(x, 6, 3, 6)];
  const whole = [...build(cell, 6, false).predict(x)];

  it('goes on from where the last prediction ended', () => {
    const stateful = build(cell, 3, true);
    stateful.predict(first);
    expect(relativeError(stateful.predict(second), whole)).toBeLessThan(1e-6);
  });

  it('begins anew after resetStates, and without `stateful` always', () => {
    const stateful = build(cell, 3, true);
    const alone = [...stateful.predict(first)];
    stateful.predict(second);
    stateful.resetStates();
    expect([...stateful.predict(first)]).toEqual(alone);
    const stateless = build(cell, 3, false);
    stateless.predict(second);
    expect([...stateless.predict(first)]).toEqual(alone);
  });

  it('goes on sample by sample where the batch shrinks, and gives new samples a fresh start', () => {
    const stateful = build(cell, 3, true);
    stateful.predict(first);
    const size = second.length / BATCH;
    const shrunk = [...stateful.predict(second.subarray(0, size))];
    expect(relativeError(shrunk, whole.slice(0, 1))).toBeLessThan(1e-6);
    stateful.resetStates();
    stateful.predict(first.subarray(0, size));
    const grown = stateful.predict(Float32Array.of(...second.subarray(0, size), ...first.subarray(size)));
    const fresh = build(cell, 3, true).predict(first);
    expect(relativeError(grown, [whole[0] ?? NaN, ...fresh.subarray(1)])).toBeLessThan(1e-6);
  });

  it('goes on from a restored state', () => {
    const [one, other] = [build(cell, 3, true), build(cell, 3, true)];
    one.predict(first);
    other.restore(one.state());
    expect([...other.predict(second)]).toEqual([...one.predict(second)]);
  });
});

describe('a stateful layer whose first steps are masked', () => {
  // [0, 0] is no step.
  const x = Float32Array.of(...[0, 0, 0.5, 1, 0, 0], ...[0, 0, 0, 0, 0, 0]);

  it.each(cells)('answers 0 for them and keeps its state: %o', (cell) => {
    const build = (sequences: boolean) => {
      const layers = [{ type: 'Masking' }, { ...cell, stateful: true, return_sequences: sequences }] as ModelSpecInput['layers'];
      return new BuiltInTrainable(testModel(layers), [3, FEATURES], 1, { maxBatch: 2 });
    };
    const [whole, last] = [build(true), build(false)];
    const start = testArray(12, testNumbers(9));
    for (const trainable of [whole, last]) trainable.predict(start);
    const answers = whole.predict(x);
    expect([...answers.subarray(0, 5)]).toEqual([0, 0, 0, 0, 0]);
    expect(answers.subarray(5, 10).every((value) => value !== 0)).toBe(true);
    expect([...answers.subarray(10, 15)]).toEqual([...answers.subarray(5, 10)]);
    expect([...answers.subarray(15)].every((value) => value === 0)).toBe(true);
    expect([...last.predict(x)]).toEqual([...answers.subarray(10, 15), 0, 0, 0, 0, 0]);
    // The state lived on behind the zeros.
    expect(whole.predict(start)).not.toEqual(build(true).predict(start));
  });
});

describe('a stateful Bidirectional', () => {
  it('keeps the states of both directions', () => {
    const layers = [
      { type: 'Bidirectional', layer: { type: 'GRU', units: 4, stateful: true } },
      { type: 'Dense', units: 1 },
    ] as const;
    const trainable = new BuiltInTrainable(testModel([...layers]), [3, FEATURES], 1, { maxBatch: 4 });
    const x = testArray(2 * 3 * FEATURES, testNumbers(5));
    const alone = [...trainable.predict(x)];
    expect([...trainable.predict(x)]).not.toEqual(alone);
    trainable.resetStates();
    expect([...trainable.predict(x)]).toEqual(alone);
  });
});
