import { describe, expect, it } from 'vitest';
import { describeLayer, explainParams } from './explain';
import { definitionOf, layerSchema } from './layers';

const layer = (input: object) => layerSchema.parse(input);
const explained = (input: object, shape: readonly number[]) => explainParams(definitionOf(layer(input)).params(layer(input), shape));

describe('explainParams', () => {
  it('shows gates times state, input and bias', () => {
    expect(explained({ type: 'LSTM', units: 32 }, [36, 20])).toBe('4 gates × (32² state + 20 × 32 input + 32 bias)');
    expect(explained({ type: 'GRU', units: 32 }, [36, 1])).toBe('3 gates × (32² state + 1 × 32 input + 2 × 32 bias)');
  });

  it('leaves the factor out where there is none, and everything where nothing is counted', () => {
    expect(explained({ type: 'Dense', units: 1 }, [72])).toBe('72 × 1 input + 1 bias');
    expect(explained({ type: 'Flatten' }, [36, 1])).toBe('');
  });
});

describe('describeLayer', () => {
  it('says what matters first, then what differs from the default', () => {
    expect(describeLayer(layer({ type: 'LSTM', units: 32 }))).toBe('32 units');
    expect(describeLayer(layer({ type: 'LSTM', units: 50, activation: 'relu', return_sequences: true, recurrent_dropout: 0.2 }))).toBe(
      '50 units, returns sequences, activation relu, recurrent dropout 0.2',
    );
    expect(describeLayer(layer({ type: 'GRU', units: 1, reset_after: false, use_bias: false }))).toBe('1 unit, no bias, reset after off');
    expect(describeLayer(layer({ type: 'Conv1D', filters: 10, kernel_size: 3, strides: 2 }))).toBe(
      '10 filters, kernel 3, valid, strides 2',
    );
    expect(describeLayer(layer({ type: 'Dense', units: 72, activation: 'relu' }))).toBe('72 units, relu');
  });
});
