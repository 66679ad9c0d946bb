import { expect, it } from 'vitest';
import { classWeights } from './class-weights';

it('classes that are not named count 1, whatever they are called', () => {
  const weights = classWeights({ yes: 3 }, Float32Array.of(0, 1, 2, 3), ['yes', 'no', 'constructor', 'toString']);
  expect([...weights]).toEqual([3, 1, 1, 1]);
});

it('balanced classes have the same sum of weights, as scikit-learn’s compute_class_weight', () => {
  const weights = classWeights('balanced', Float32Array.of(0, 0, 0, 1), ['a', 'b', 'c']);
  expect([...weights]).toEqual([Math.fround(4 / (2 * 3)), 2, 1]);
});
