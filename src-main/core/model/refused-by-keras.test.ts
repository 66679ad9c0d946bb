import { describe, expect, it } from 'vitest';
import { modelSpecSchema, type ModelSpecInput } from './model';
import { refusedByKeras } from './refused-by-keras';

function refusals(layers: ModelSpecInput['layers']) {
  return refusedByKeras(modelSpecSchema.parse({ name: 'Model', layers, loss: 'mean_squared_error', optimizer: { type: 'SGD' } }).layers);
}

describe('what Keras refuses although the shapes fit', () => {
  it('names a Bidirectional whose own layer reads backwards, with the button that mends it', () => {
    const [found] = refusals([{ type: 'Input' }, { type: 'Bidirectional', layer: { type: 'GRU', units: 2, go_backwards: true } }]);
    expect(found).toMatchObject({ severity: 'error', layer: 1, fixes: [{ option: 'layer.go_backwards', value: false }] });
    expect(refusals([{ type: 'Input' }, { type: 'Bidirectional', layer: { type: 'GRU', units: 2 } }])).toEqual([]);
  });

  it('names a Softmax to which a mask comes, however far above it was made', () => {
    const [found] = refusals([
      { type: 'Input' },
      { type: 'Masking' },
      { type: 'LSTM', units: 3, return_sequences: true },
      { type: 'Dense', units: 3 },
      { type: 'Softmax' },
    ]);
    expect(found).toMatchObject({ severity: 'error', layer: 4 });
    expect(found?.message).toBe('Softmax cannot follow steps that Masking leaves out. Use Activation with softmax in its place.');
  });

  it.each([
    ['a layer that answers once', [{ type: 'Masking' }, { type: 'LSTM', units: 3 }, { type: 'Softmax' }]],
    ['a convolution', [{ type: 'Masking' }, { type: 'Conv1D', filters: 3, kernel_size: 2 }, { type: 'Softmax' }]],
    ['no mask', [{ type: 'Embedding', input_dim: 4, output_dim: 3 }, { type: 'Softmax' }]],
  ] as const)('takes a Softmax after %s', (_place, layers) => {
    expect(refusals([{ type: 'Input' }, ...layers])).toEqual([]);
  });
});
