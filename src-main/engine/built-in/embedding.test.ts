import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import type { ModelSpecInput } from '../../core/model/model';
import { testModel } from './testing/models';
import { BuiltInTrainable } from './trainable';

function build(layers: ModelSpecInput['layers'], input: readonly number[], maxBatch: number): BuiltInTrainable {
  return new BuiltInTrainable(testModel([...layers, { type: 'Dense', units: 1 }]), input, 1, { maxBatch });
}

function complaintOf(work: () => void): SeqbenchError['info'] {
  try {
    work();
  } catch (error) {
    if (error instanceof SeqbenchError) return error.info;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

const small = [
  { type: 'Embedding', input_dim: 5, output_dim: 3 },
  { type: 'LSTM', units: 4 },
] as const;
const y = new Float32Array(3);

describe('an Embedding that is given what is no index', () => {
  it.each([
    [5, 'Raise input_dim'],
    [-1, 'not scaled'],
    [1.5, 'not scaled'],
    [NaN, 'not scaled'],
  ])('names itself, the step and %d, and nothing is learned', (value, remedy) => {
    const trainable = build([...small], [4], 3);
    const before = trainable.weights().map(({ values }) => [...values]);
    const x = Float32Array.of(0, 1, 2, 3, 4, 0, value, 1, 2, 3, 4, 4);
    const info = complaintOf(() => trainable.trainStep(x, y));
    expect(info).toMatchObject({ code: 'model.invalid', place: 'embedding', value: String(value) });
    expect(info.message).toContain('whole numbers from 0 to 4, but step 3 is');
    expect(info.remedy).toContain(remedy);
    expect(trainable.weights().map(({ values }) => [...values])).toEqual(before);
    expect(complaintOf(() => trainable.predict(x)).place).toBe('embedding');
    expect(trainable.predict(x.map((index) => (index === value || Number.isNaN(index) ? 0 : index)))).toHaveLength(3);
  });

  it('does so for one number a step, and inside TimeDistributed', () => {
    const perStep = build([...small], [4, 1], 3);
    expect(complaintOf(() => perStep.predict(Float32Array.of(0, 1, 2, 9))).message).toContain('step 4 is 9');
    const inner = build([{ type: 'TimeDistributed', layer: small[0] }, { type: 'Flatten' }], [2, 2], 3);
    expect(complaintOf(() => inner.predict(Float32Array.of(0, 1, 7, 2))).place).toBe('time_distributed');
  });

  it('does so where the batch is cut into lanes', () => {
    const large = build(
      [
        { type: 'Embedding', input_dim: 5, output_dim: 64 },
        { type: 'LSTM', units: 128 },
      ],
      [10],
      64,
    );
    const x = new Float32Array(640).fill(2);
    expect(large.trainStep(x, new Float32Array(64)).loss).toBeGreaterThan(0);
    x[639] = 5;
    expect(complaintOf(() => large.trainStep(x, new Float32Array(64))).message).toContain('step 10 is 5');
    expect(complaintOf(() => large.predict(x)).message).toContain('step 10 is 5');
  });
});
