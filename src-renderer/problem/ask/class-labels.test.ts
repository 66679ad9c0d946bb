import { expect, it } from 'vitest';
import { formatLabels, parseLabels } from './class-labels';

it('reads labels between commas, in their order, and each once', () => {
  expect(parseLabels(' 0, 1,2 ,, 1, three ')).toEqual(['0', '1', '2', 'three']);
  expect(parseLabels('')).toEqual([]);
});

it('writes labels so that they are read again as they were', () => {
  const labels = ['plain', 'with, comma', 'with "quotes"', ' spaced '];
  expect(parseLabels(formatLabels(labels))).toEqual(labels);
});
