import { describe, expect, it } from 'vitest';
import { layerSchema, layerTypes } from '../../core/model/layers';
import { kerasNames, snakeCase } from './keras-names';

const spec = (options: Record<string, unknown>) => layerSchema.parse(options);

describe('Keras’s names', () => {
  it.each([
    ['SimpleRNN', 'simple_rnn'],
    ['LSTM', 'lstm'],
    ['Conv1D', 'conv1d'],
    ['MaxPooling2D', 'max_pooling2d'],
    ['GlobalAveragePooling1D', 'global_average_pooling1d'],
    ['SpatialDropout1D', 'spatial_dropout1d'],
    ['TimeDistributed', 'time_distributed'],
    ['LeakyReLU', 'leaky_re_lu'],
    ['ELU', 'elu'],
    ['BatchNormalization', 'batch_normalization'],
  ])('%s is %s', (type, name) => {
    expect(snakeCase(type)).toBe(name);
    expect(layerTypes).toContain(type);
  });

  it('are numbered by kind, and a layer inside a wrapper takes a number too', () => {
    const lstm = { type: 'LSTM', units: 2, return_sequences: true };
    const layers = [
      { type: 'Input' },
      lstm,
      { type: 'Bidirectional', layer: lstm },
      lstm,
      { type: 'TimeDistributed', layer: { type: 'Dense', units: 2 } },
    ];
    const names = kerasNames([...layers, { type: 'Dense', units: 1 }].map(spec));
    expect(names).toEqual(['input_layer', 'lstm', 'bidirectional', 'lstm_2', 'time_distributed', 'dense_1']);
  });
});
