import { describe, expect, it } from 'vitest';
import type { ProblemShape } from '../problem/problem';
import { checkModel, isBuildable } from './check';
import { type ModelSpecInput, modelSpecSchema } from './model';
import { readyMadeModels } from './ready-made';

const everyStep: ProblemShape = { input: [6, 2], open: false, output: [6, 1], task: 'number', classes: [], maskValue: -1 };
const masking = { type: 'Masking', mask_value: -1 } as const;
const reader = { type: 'LSTM', units: 4, return_sequences: true } as const;
const answer = { type: 'Dense', units: 1 } as const;
const reshape = { type: 'Reshape' as const, target_shape: [6, 4] };

function checked(layers: ModelSpecInput['layers'], problem: ProblemShape = everyStep) {
  const spec = { name: 'M', layers: [{ type: 'Input' as const }, ...layers], loss: 'mean_squared_error', optimizer: { type: 'Adam' } };
  return checkModel(modelSpecSchema.parse(spec), problem);
}

describe('a mask that does not come as far as the answers', () => {
  it('is told where every step is answered, and is no error', () => {
    const check = checked([masking, reader, reshape, answer]);
    expect(check.problems).toEqual([
      {
        severity: 'warning',
        layer: 3,
        message:
          'Reshape does not pass on which steps Masking leaves out, as in Keras: from there on they count like any other, and so do their answers in the loss.',
        fixes: [],
      },
    ]);
    expect(isBuildable(check)).toBe(true);
  });

  it.each([
    ['a convolution', { type: 'Conv1D', filters: 4, kernel_size: 3, padding: 'same' }, 'Conv1D'],
    ['a pooling', { type: 'MaxPooling1D', pool_size: 1 }, 'MaxPooling1D'],
  ] as const)('is told of %s', (_, layer, name) => {
    const { problems } = checked([masking, layer, reader, answer]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(`^${name} does not pass on`)]);
  });

  it('is no matter where it comes through, where a later layer makes it again, or where one answer is given', () => {
    const norm = { type: 'LayerNormalization' } as const;
    expect(checked([masking, reader, norm, answer]).problems).toEqual([]);
    expect(checked([masking, { type: 'Reshape', target_shape: [6, 2] }, masking, reader, answer]).problems).toEqual([]);
    expect(checked([masking, { type: 'LSTM', units: 4 }, answer], { ...everyStep, output: [1] }).problems).toEqual([]);
    expect(checked([masking, reader, reshape, answer], { ...everyStep, maskValue: undefined }).problems).toEqual([]);
  });

  it('is told of the models that are offered for several classes at every step, which Keras has no other layers for', () => {
    const classes: ProblemShape = { ...everyStep, output: [6, 2], task: 'classes', classes: ['a', 'b', 'c'] };
    for (const model of readyMadeModels(classes)) {
      expect(checkModel(model, classes).problems.map(({ message }) => message)).toEqual([
        expect.stringMatching('^Reshape does not pass on'),
      ]);
    }
    for (const model of readyMadeModels({ ...classes, output: [6, 1] })) {
      expect(checkModel(model, { ...classes, output: [6, 1] }).problems).toEqual([]);
    }
  });
});
