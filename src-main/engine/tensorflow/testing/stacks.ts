import type { ModelSpecInput } from '../../../core/model/model';

type Layers = ModelSpecInput['layers'];

/** What is proved: input of one sample, and the layers after Input. */
export interface Stack {
  readonly name: string;
  readonly input: readonly number[];
  readonly layers: Layers;
}

const sequence = [7, 3] as const;
const image = [6, 5, 2] as const;
const flat = [5] as const;
const end: Layers = [{ type: 'Flatten' }, { type: 'Dense', units: 2 }];
const dense: Layers = [{ type: 'Dense', units: 4, activation: 'tanh' }];

const on = (name: string, input: readonly number[], layers: Layers, last: Layers = end): Stack => ({
  name,
  input,
  layers: [...layers, ...last],
});

/** At least one for every layer of the catalogue, and for the options by which its computation differs. */
export const stacks: readonly Stack[] = [
  on('Dense', flat, dense),
  on('Dense on a sequence, softmax', sequence, [{ type: 'Dense', units: 4, activation: 'softmax' }]),
  on('Reshape', sequence, [{ type: 'Reshape', target_shape: [3, -1] }, ...dense]),
  on('RepeatVector', flat, [
    { type: 'RepeatVector', n: 3 },
    { type: 'LSTM', units: 3 },
  ]),
  on('Masking before LSTM', sequence, [
    { type: 'Masking', mask_value: 0.5 },
    { type: 'LSTM', units: 4 },
  ]),
  on('SimpleRNN', sequence, [{ type: 'SimpleRNN', units: 4 }]),
  on('SimpleRNN sequences backwards', sequence, [{ type: 'SimpleRNN', units: 4, return_sequences: true, go_backwards: true }]),
  on('LSTM', sequence, [{ type: 'LSTM', units: 4 }]),
  on('LSTM sequences, no bias', sequence, [{ type: 'LSTM', units: 4, return_sequences: true, use_bias: false }]),
  on('LSTM with other curves', sequence, [{ type: 'LSTM', units: 4, activation: 'softsign', recurrent_activation: 'hard_sigmoid' }]),
  on('GRU', sequence, [{ type: 'GRU', units: 4 }]),
  on('GRU sequences, stacked', sequence, [
    { type: 'GRU', units: 4, return_sequences: true, go_backwards: true },
    { type: 'GRU', units: 3, use_bias: false },
  ]),
  on('GRU of one step', [1, 3], [{ type: 'GRU', units: 4 }]),
  on('GRU, reset before', sequence, [{ type: 'GRU', units: 4, reset_after: false }]),
  on('GRU with other curves', sequence, [{ type: 'GRU', units: 4, activation: 'elu', recurrent_activation: 'hard_sigmoid' }]),
  ...(['concat', 'sum', 'mul', 'ave'] as const).map((merge_mode) =>
    on(`Bidirectional ${merge_mode}`, sequence, [
      { type: 'Bidirectional', merge_mode, layer: { type: 'GRU', units: 3, return_sequences: true } },
    ]),
  ),
  on('TimeDistributed Dense', sequence, [{ type: 'TimeDistributed', layer: { type: 'Dense', units: 3, activation: 'relu' } }]),
  on('TimeDistributed BatchNormalization', sequence, [...dense, { type: 'TimeDistributed', layer: { type: 'BatchNormalization' } }]),
  on('Conv1D', sequence, [{ type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'same', strides: 2, activation: 'relu' }]),
  on('Conv1D causal, dilation', sequence, [{ type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'causal', dilation_rate: 2 }]),
  on('Conv2D', image, [{ type: 'Conv2D', filters: 3, kernel_size: [3, 2], strides: [2, 1], padding: 'same' }]),
  on('Conv2D, dilation', image, [{ type: 'Conv2D', filters: 3, kernel_size: [2, 2], dilation_rate: [2, 3], activation: 'gelu' }]),
  on('MaxPooling1D', sequence, [...dense, { type: 'MaxPooling1D', pool_size: 3, strides: 2, padding: 'same' }]),
  on('AveragePooling1D', sequence, [...dense, { type: 'AveragePooling1D', pool_size: 3, strides: 2, padding: 'same' }]),
  on('MaxPooling2D', image, [...dense, { type: 'MaxPooling2D', pool_size: [2, 3], padding: 'same' }]),
  on('AveragePooling2D', image, [...dense, { type: 'AveragePooling2D', pool_size: [2, 3], strides: [1, 2], padding: 'same' }]),
  on('GlobalMaxPooling1D', sequence, [...dense, { type: 'GlobalMaxPooling1D' }]),
  on('GlobalAveragePooling1D behind a mask', sequence, [
    { type: 'Masking', mask_value: 0.5 },
    ...dense,
    { type: 'GlobalAveragePooling1D' },
  ]),
  on('GlobalMaxPooling2D', image, [...dense, { type: 'GlobalMaxPooling2D', keepdims: true }]),
  on('GlobalAveragePooling2D', image, [...dense, { type: 'GlobalAveragePooling2D' }]),
  on('BatchNormalization', sequence, [...dense, { type: 'BatchNormalization' }]),
  on('BatchNormalization behind a mask', sequence, [
    { type: 'Masking', mask_value: 0.5 },
    ...dense,
    { type: 'BatchNormalization', scale: false },
  ]),
  on('LayerNormalization', sequence, [...dense, { type: 'LayerNormalization' }]),
  on('LayerNormalization without scale', flat, [...dense, { type: 'LayerNormalization', scale: false }]),
  on('Activation, LeakyReLU, ELU', flat, [
    ...dense,
    { type: 'Activation', activation: 'selu' },
    { type: 'LeakyReLU' },
    { type: 'ELU', alpha: 0.5 },
  ]),
  on('Softmax', flat, [...dense, { type: 'Softmax' }]),
  on('penalties', flat, [
    { type: 'Dense', units: 4, kernel_regularizer: { type: 'L1L2', l1: 0.02, l2: 0.03 }, bias_constraint: { type: 'NonNeg' } },
  ]),
];

/** Layers that are at rest but in training. */
export const noiseStacks: readonly Stack[] = [
  on('Dropout', flat, [...dense, { type: 'Dropout', rate: 0.4 }]),
  on('SpatialDropout1D', sequence, [...dense, { type: 'SpatialDropout1D', rate: 0.4 }]),
  on('GaussianNoise', flat, [...dense, { type: 'GaussianNoise', stddev: 0.5 }]),
  on('LSTM with dropout of its input', sequence, [{ type: 'LSTM', units: 4, dropout: 0.4 }]),
  on('LSTM with both dropouts', sequence, [{ type: 'LSTM', units: 4, dropout: 0.4, recurrent_dropout: 0.3 }]),
  on('GRU with both dropouts, reset before', sequence, [
    { type: 'GRU', units: 4, dropout: 0.4, recurrent_dropout: 0.3, reset_after: false },
  ]),
  on('SimpleRNN with both dropouts', sequence, [{ type: 'SimpleRNN', units: 4, dropout: 0.4, recurrent_dropout: 0.3 }]),
];
