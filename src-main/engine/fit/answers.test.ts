import { describe, expect, it } from 'vitest';
import { classesOf, metricFor, thresholdFor } from './answers';
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
    expect(
      metricFor({ task: 'binary', targets: 1, size: 1, threshold: 0.5 })(Float32Array.of(0.9, 0.1, 0.7), Float32Array.of(1, 1, 1)),
    ).toBe(2);
    expect(
      metricFor({ task: 'classes', targets: 1, size: 2, threshold: 0.5 })(Float32Array.of(0.9, 0.1, 0.3, 0.7), Float32Array.of(0, 1)),
    ).toBe(2);
  });

  it('compares logits by the probabilities they stand for', () => {
    const y = Float32Array.of(1, 0, 1);
    // sigmoid(1.4) is 0.802, sigmoid(1.3) is 0.786; the softmax of (0, 1.4) says the same of its second class.
    expect(metricFor({ task: 'binary', targets: 1, size: 1, threshold: 0.8, fromLogits: true })(Float32Array.of(1.4, 1.3, 1.3), y)).toBe(2);
    expect(
      metricFor({ task: 'binary', targets: 1, size: 2, threshold: 0.8, fromLogits: true })(Float32Array.of(0, 1.4, 0, 1.3, 0, 1.3), y),
    ).toBe(2);
    const [first, second] = probabilitiesOf(Float32Array.of(0, 1.4), 2, 'binary', true);
    expect(second).toBeCloseTo(1 / (1 + Math.exp(-1.4)), 6);
    expect(first! + second!).toBeCloseTo(1, 6);
  });

  it('counts the answers of all steps, each as its share of a row', () => {
    const metric = metricFor({ task: 'classes', targets: 2, size: 2, threshold: 0.5 });
    // Two rows of two steps: right, wrong, right, right.
    expect(metric(Float32Array.of(0.9, 0.1, 0.9, 0.1, 0.2, 0.8, 0.6, 0.4), Float32Array.of(0, 1, 1, 0))).toBe(1.5);
  });

  it('gives absolute errors of several numbers a row in their own unit', () => {
    const transforms = [
      { column: 'a', kind: 'min-max', offset: 5, scale: 10 } as const,
      { column: 'b', kind: 'log', offset: 0, scale: 1 } as const,
    ];
    const metric = metricFor({ task: 'number', targets: 2, size: 1, threshold: 0.5, transforms });
    expect(metric(Float32Array.of(0.5, Math.log(8)), Float32Array.of(0.25, Math.log(3)))).toBeCloseTo((2.5 + 5) / 2, 5);
  });

  it('sums absolute errors for numbers', () => {
    expect(metricFor({ task: 'number', targets: 1, size: 1, threshold: 0.5 })(Float32Array.of(1, -2), Float32Array.of(3, 1))).toBe(5);
  });
});
