import { modelSpecSchema, type ModelSpec, type ModelSpecInput } from '../../../core/model/model';

type Layers = ModelSpecInput['layers'];

/** A model of the given layers after Input, every option filled in. */
export function testModel(
  layers: Layers,
  loss: ModelSpecInput['loss'] = 'mean_squared_error',
  optimizer?: ModelSpecInput['optimizer'],
): ModelSpec {
  const model = { name: 'test', layers: [{ type: 'Input' }, ...layers], loss, optimizer: optimizer ?? { type: 'Nadam' } };
  return modelSpecSchema.parse(model);
}

/** Shape of one sample. */
export function testInput(...lengths: readonly number[]): readonly number[] {
  return lengths;
}

const answer = { type: 'Dense', units: 1, activation: 'sigmoid' } as const;
const basketball: readonly { readonly id: string; readonly params: number; readonly layers: Layers; readonly rate?: number }[] = [
  { id: 'NN', params: 2737, layers: [{ type: 'Flatten' }, { type: 'Dense', units: 72, activation: 'relu' }, answer] },
  { id: 'RNN', params: 1721, layers: [{ type: 'SimpleRNN', units: 40 }, answer] },
  {
    id: 'Deep RNN',
    params: 3473,
    layers: [
      { type: 'SimpleRNN', units: 32, return_sequences: true },
      { type: 'SimpleRNN', units: 16, return_sequences: true },
      { type: 'SimpleRNN', units: 32 },
      answer,
    ],
  },
  { id: 'LSTM', params: 4385, layers: [{ type: 'LSTM', units: 32 }, answer] },
  {
    id: 'Deep LSTM',
    params: 21_025,
    layers: [
      { type: 'LSTM', units: 32, return_sequences: true },
      { type: 'LSTM', units: 32, return_sequences: true },
      { type: 'LSTM', units: 32 },
      answer,
    ],
  },
  { id: 'GRU', params: 3393, layers: [{ type: 'GRU', units: 32 }, answer] },
  {
    id: 'Deep GRU',
    params: 16_065,
    layers: [
      { type: 'GRU', units: 32, return_sequences: true },
      { type: 'GRU', units: 32, return_sequences: true },
      { type: 'GRU', units: 32 },
      answer,
    ],
  },
  {
    id: 'Conv1D Deep LSTM',
    params: 15_797,
    rate: 0.01,
    layers: [
      { type: 'Conv1D', filters: 10, kernel_size: 3 },
      { type: 'Conv1D', filters: 20, kernel_size: 3 },
      { type: 'LSTM', units: 32, return_sequences: true },
      { type: 'LSTM', units: 32 },
      answer,
    ],
  },
];

/** The eight models of the basketball study (problem P1), with their parameter counts as published. */
export const basketballModels = basketball.map(({ id, params, layers, rate }) => ({
  id,
  params,
  model: testModel(layers, 'binary_crossentropy', { type: 'Nadam', learning_rate: rate ?? 0.001 }),
}));

/** Shape of one game. */
export const basketballInput: readonly number[] = [36, 1];
