import { describe, expect, it } from 'vitest';
import { isRefusal } from '../layer';
import { definitionOf, layerSchema } from './index';

const cases = [
  { type: 'Dense', units: 7 },
  { type: 'Dense', units: 7, use_bias: false },
  { type: 'SimpleRNN', units: 5 },
  { type: 'LSTM', units: 5 },
  { type: 'LSTM', units: 5, use_bias: false },
  { type: 'GRU', units: 5 },
  { type: 'GRU', units: 5, reset_after: false },
  { type: 'Conv1D', filters: 6, kernel_size: 3 },
  { type: 'Conv1D', filters: 6, kernel_size: 3, use_bias: false },
  { type: 'Flatten' },
  { type: 'Dropout' },
];

describe('the weights of a layer', () => {
  it.each(cases)('add up to its parameter count: %o', (options) => {
    const spec = layerSchema.parse(options);
    const definition = definitionOf(spec);
    const size = definition
      .weights(spec, [11, 3])
      .map((weight) => weight.shape.reduce((product, length) => product * length, 1))
      .reduce((sum, values) => sum + values, 0);
    expect(size).toBe(definition.params(spec, [11, 3]).total);
    expect(isRefusal(definition.outputShape(spec, [11, 3]))).toBe(false);
  });
});
