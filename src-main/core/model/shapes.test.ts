import { describe, expect, it } from 'vitest';
import type { ProblemShape } from '../problem/problem';
import { checkModel, isBuildable } from './check';
import { type ModelSpecInput, modelSpecSchema } from './model';

const games: ProblemShape = { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] };

function model(layers: ModelSpecInput['layers'], changes: Partial<ModelSpecInput> = {}) {
  return modelSpecSchema.parse({
    name: 'test',
    layers: [{ type: 'Input' }, ...layers],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Nadam' },
    ...changes,
  });
}

const answer = { type: 'Dense', units: 1, activation: 'sigmoid' } as const;

describe('checkModel', () => {
  it('counts the parameters of each recurrent layer as Keras does', () => {
    const check = checkModel(
      model([
        { type: 'LSTM', units: 32, return_sequences: true },
        { type: 'GRU', units: 16, return_sequences: true },
        { type: 'SimpleRNN', units: 40 },
        answer,
      ]),
      games,
    );
    expect(check.layers.map((layer) => layer.params?.total)).toEqual([
      0,
      4352,
      3 * (16 * 16 + 32 * 16 + 2 * 16),
      40 * 40 + 16 * 40 + 40,
      41,
    ]);
    expect(isBuildable(check)).toBe(true);
  });

  it('explains a count so that its terms add up to it', () => {
    const [, lstm] = checkModel(model([{ type: 'LSTM', units: 32 }, answer]), { ...games, input: [36, 20] }).layers;
    expect(lstm?.params).toEqual({
      total: 6784,
      factor: { times: 4, name: 'gates' },
      terms: [
        { formula: '32²', name: 'state', value: 1024 },
        { formula: '20 × 32', name: 'input', value: 640 },
        { formula: '32', name: 'bias', value: 32 },
      ],
    });
  });

  it('follows the length of a sequence through valid, same, strided and dilated convolutions', () => {
    const check = checkModel(
      model([
        { type: 'Conv1D', filters: 10, kernel_size: 3 },
        { type: 'Conv1D', filters: 8, kernel_size: 4, padding: 'same', strides: 3 },
        { type: 'Conv1D', filters: 4, kernel_size: 3, dilation_rate: 2 },
        { type: 'Conv1D', filters: 2, kernel_size: 5, padding: 'causal' },
        { type: 'Flatten' },
        answer,
      ]),
      games,
    );
    expect(check.layers.map((layer) => layer.outputShape)).toEqual([[36, 1], [34, 10], [12, 8], [8, 4], [8, 2], [16], [1]]);
  });

  it('says which layer still returns sequences when one answer is wanted, and how to mend it', () => {
    const gru = { type: 'GRU', units: 32, return_sequences: true } as const;
    const [problem] = checkModel(model([gru, gru, answer]), games).problems;
    expect(problem?.message).toBe(
      'Dense needs a flat input; the layer above gives 36 × 32. Turn off “return sequences” on GRU 2, or add Flatten.',
    );
    expect(problem?.fixes).toEqual([
      { kind: 'set-option', label: 'Turn off “return sequences” on GRU 2', layer: 2, option: 'return_sequences', value: false },
      { kind: 'insert', label: 'Add Flatten', at: 3, type: 'Flatten' },
    ]);
  });

  it('refuses a recurrent layer over a flat input and names the layer that swallowed the sequence', () => {
    const check = checkModel(model([{ type: 'LSTM', units: 8 }, { type: 'GRU', units: 4 }, answer]), games);
    expect(check.params).toBeNull();
    expect(check.problems[0]?.message).toBe(
      'GRU needs a sequence (steps × features); the layer above gives 8. Turn on “return sequences” on LSTM.',
    );
  });

  it('refuses strides together with dilation, as Keras does', () => {
    const conv = { type: 'Conv1D', filters: 4, kernel_size: 3, strides: 2, dilation_rate: 2 } as const;
    expect(checkModel(model([conv, { type: 'Flatten' }, answer]), games).problems[0]?.message).toContain('not both, as in Keras');
  });

  it('refuses a convolution that is longer than what it looks at', () => {
    const check = checkModel(model([{ type: 'Conv1D', filters: 4, kernel_size: 40 }, { type: 'Flatten' }, answer]), games);
    expect(check.problems[0]?.message).toBe('Conv1D looks at 40 steps at once; the layer above gives only 36.');
  });

  it('refuses a loss that does not fit the question', () => {
    const [problem] = checkModel(model([{ type: 'Flatten' }, answer], { loss: 'mean_squared_error' }), games).problems;
    expect(problem?.fixes).toEqual([{ kind: 'set-loss', label: 'Use binary_crossentropy', value: 'binary_crossentropy' }]);
  });

  it('asks for one unit a class and for probabilities', () => {
    const three: ProblemShape = { ...games, task: 'classes', classes: ['a', 'b', 'c'] };
    const loss = 'sparse_categorical_crossentropy';
    const flat = { type: 'Flatten' } as const;
    const units = checkModel(model([flat, { type: 'Dense', units: 2, activation: 'softmax' }], { loss }), three);
    const plain = checkModel(model([flat, { type: 'Dense', units: 3 }], { loss }), three);
    expect(units.problems[0]?.message).toBe('The problem asks for 3 values a sample, but Dense gives 2. Set its units to 3.');
    expect(plain.problems[0]?.message).toBe('The loss expects probabilities, but Dense ends with linear. Use softmax.');
    expect(isBuildable(plain)).toBe(false);
  });

  it('looks through a Dropout at the end to the layer that makes the answer', () => {
    const dropped = checkModel(model([{ type: 'Flatten' }, { type: 'Dense', units: 1 }, { type: 'Dropout' }]), games);
    expect(dropped.problems[0]).toMatchObject({
      severity: 'error',
      layer: 2,
      message: 'The loss expects probabilities, but Dense ends with linear. Use sigmoid.',
    });
  });

  it('refuses an Input whose shape is not the problem’s', () => {
    const stack = modelSpecSchema.parse({
      name: 'test',
      layers: [{ type: 'Input', shape: [30, 1] }, { type: 'Flatten' }, answer],
      loss: 'binary_crossentropy',
      optimizer: { type: 'SGD' },
    });
    expect(checkModel(stack, games).problems[0]?.message).toContain('Input is set to 30 × 1, but the problem gives 36 × 1');
  });
});
