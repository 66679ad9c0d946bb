import { describe, expect, it } from 'vitest';
import { classesOf, metricFor, thresholdFor } from './answers';
import { Batches } from './part';
import { probabilitiesOf } from './probabilities';

describe('classesOf', () => {
  it('takes the second class above the threshold, not at it', () => {
    expect([...classesOf(Float32Array.of(0.3, 0.30001, 0.29), 1, thresholdFor('binary', 0.3))]).toEqual([0, 1, 0]);
  });

  it('looks at the second of two probabilities', () => {
    expect([...classesOf(Float32Array.of(0.5, 0.5, 0.4, 0.6), 2, thresholdFor('binary', 0.5))]).toEqual([0, 1]);
  });

  it('takes the greatest of several, the first of equals', () => {
    expect([...classesOf(Float32Array.of(0.2, 0.5, 0.3, 0.4, 0.2, 0.4), 3, thresholdFor('classes', 0.5))]).toEqual([1, 0]);
  });
});

describe('metricFor', () => {
  it('counts rows that are right for classes', () => {
    expect(metricFor('binary', 1, 0.5)(Float32Array.of(0.9, 0.1, 0.7), Float32Array.of(1, 1, 1))).toBe(2);
    expect(metricFor('classes', 2, 0.5)(Float32Array.of(0.9, 0.1, 0.3, 0.7), Float32Array.of(0, 1))).toBe(2);
  });

  it('compares logits by the probabilities they stand for', () => {
    const y = Float32Array.of(1, 0, 1);
    // sigmoid(1.4) is 0.802, sigmoid(1.3) is 0.786; the softmax of (0, 1.4) says the same of its second class.
    expect(metricFor('binary', 1, 0.8, true)(Float32Array.of(1.4, 1.3, 1.3), y)).toBe(2);
    expect(metricFor('binary', 2, 0.8, true)(Float32Array.of(0, 1.4, 0, 1.3, 0, 1.3), y)).toBe(2);
    const [first, second] = probabilitiesOf(Float32Array.of(0, 1.4), 2, 'binary', true);
    expect(second).toBeCloseTo(1 / (1 + Math.exp(-1.4)), 6);
    expect(first! + second!).toBeCloseTo(1, 6);
  });

  it('sums absolute errors for numbers', () => {
    expect(metricFor('number', 1, 0.5)(Float32Array.of(1, -2), Float32Array.of(3, 1))).toBe(5);
  });
});

describe('Batches', () => {
  const part = { x: Float32Array.of(0, 1, 10, 11, 20, 21), y: Float32Array.of(2, 0, 1) };

  it('makes one-hot targets where the model wants one value a class, and clears those of the batch before', () => {
    const batches = new Batches(part, 3, 2);
    expect(batches.count).toBe(2);
    expect([...batches.gather(0, null).target]).toEqual([0, 0, 1, 1, 0, 0]);
    const last = batches.gather(1, null);
    expect([last.rows, ...last.target]).toEqual([1, 0, 1, 0]);
    expect([...last.x]).toEqual([20, 21]);
  });

  it('takes rows in the order that is asked for', () => {
    const batch = new Batches(part, 1, 3).gather(0, Uint32Array.of(2, 0, 1));
    expect([...batch.x]).toEqual([20, 21, 0, 1, 10, 11]);
    expect([...batch.y]).toEqual([1, 2, 0]);
    expect(batch.target).toBe(batch.y);
  });

  it('has no batch for no rows', () => {
    expect(new Batches({ x: new Float32Array(0), y: new Float32Array(0) }, 1, 32).count).toBe(0);
  });
});
