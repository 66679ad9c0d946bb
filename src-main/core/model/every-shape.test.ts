import { describe, expect, it } from 'vitest';
import type { ProblemShape } from '../problem/problem';
import { checkModel, isBuildable } from './check';
import { applyFix } from './edit';
import { type ModelSpecInput, modelSpecSchema, type ModelSpec } from './model';
import { readyMadeModels, smallestModel } from './ready-made';

const one: ProblemShape = { input: [20, 2], open: false, output: [1], task: 'number', classes: [] };
const toy: ProblemShape = { input: [6, 1], open: true, output: [1], task: 'classes', classes: ['0', '1', '2', '3'] };
const wave: ProblemShape = { ...one, input: [20, 1], output: [20, 1] };
const digits: ProblemShape = {
  ...one,
  input: [28, 28, 1],
  task: 'classes',
  classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
};

const shapes: readonly (readonly [string, ProblemShape])[] = [
  ['one number', one],
  ['several numbers a row', { ...one, output: [6] }],
  ['a number at every step', wave],
  ['three numbers at every step', { ...wave, output: [20, 3] }],
  ['one of two classes', { ...one, task: 'binary', classes: ['a', 'b'] }],
  ['one of four classes', toy],
  ['one of four classes for each of three rows ahead', { ...toy, open: false, output: [3] }],
  ['a class at every step', { ...toy, open: false, output: [6, 1] }],
  ['classes of two targets at every step', { ...toy, open: false, output: [6, 2] }],
  ['one of four classes for each of two targets, from sequences that differ in length', { ...toy, output: [2] }],
  ['one of four classes for each of two targets, from sequences that are filled up', { ...toy, open: false, output: [2], maskValue: -1 }],
  ['one of two classes for each of three rows ahead', { ...one, task: 'binary', classes: ['a', 'b'], output: [3] }],
  ['one of two classes for two targets at every step', { ...wave, task: 'binary', classes: ['a', 'b'], output: [20, 2] }],
  ['one of two classes at every step', { ...wave, task: 'binary', classes: ['a', 'b'] }],
  ['sequences that are filled up', { ...one, maskValue: -1 }],
  ['sequences that differ in length', { ...one, open: true }],
  ['one step alone', { ...one, input: [1, 2] }],
  ['pictures', digits],
  ['pictures of one row', { ...digits, input: [1, 9, 3] }],
];

function model(layers: ModelSpecInput['layers'], loss: ModelSpecInput['loss'] = 'mean_squared_error'): ModelSpec {
  return modelSpecSchema.parse({ name: 'M', layers: [{ type: 'Input' }, ...layers], loss, optimizer: { type: 'Adam' } });
}

const problemsOf = (spec: ModelSpec, shape: ProblemShape) => checkModel(spec, shape).problems.map(({ message }) => message);

/** Presses the first button of the first problem until nothing is wrong. */
function mended(spec: ModelSpec, shape: ProblemShape): ModelSpec {
  let next = spec;
  for (let tries = 0; tries < 5; tries += 1) {
    const fix = checkModel(next, shape).problems[0]?.fixes[0];
    if (!fix) break;
    next = applyFix(next, fix);
  }
  return next;
}

describe.each(shapes)('models for %s', (_, shape) => {
  it('fit as they are made, without a word', () => {
    for (const spec of [smallestModel('M', shape), ...readyMadeModels(shape)]) {
      const check = checkModel(spec, shape);
      expect(check.problems, spec.name).toEqual([]);
      expect(isBuildable(check)).toBe(true);
    }
  });
});

describe('the models of the reference problems', () => {
  it('answer four one-hot classes by sigmoids, from sequences of any length', () => {
    const spec = model(
      [
        { type: 'LSTM', units: 128, dropout: 0.2, recurrent_dropout: 0.2 },
        { type: 'Dense', units: 4, activation: 'sigmoid' },
      ],
      'binary_crossentropy',
    );
    expect(problemsOf(spec, toy)).toEqual([]);
    expect(problemsOf({ ...spec, layers: [{ type: 'Input', shape: [null, 1] }, ...spec.layers.slice(1)] }, toy)).toEqual([]);
    expect(problemsOf({ ...spec, layers: [{ type: 'Input', shape: [6, 1] }, ...spec.layers.slice(1)] }, toy)[0]).toBe(
      "Input is set to 6 × 1, but the problem has sequences that differ in length: None × 1. Leave its shape open to take the problem's.",
    );
  });

  it('answer every step, also where Input leaves the length open', () => {
    const spec = model([
      { type: 'SimpleRNN', units: 100, activation: 'relu', return_sequences: true },
      { type: 'Dense', units: 1 },
    ]);
    expect(problemsOf(spec, wave)).toEqual([]);
    expect(problemsOf({ ...spec, layers: [{ type: 'Input', shape: [null, 1] }, ...spec.layers.slice(1)] }, wave)).toEqual([]);
  });

  it('answer by what a convolution leaves of seven steps: one', () => {
    const spec = model([
      { type: 'Conv1D', filters: 64, kernel_size: 5, activation: 'relu' },
      { type: 'MaxPooling1D' },
      { type: 'Dense', units: 1 },
    ]);
    const check = checkModel(spec, { ...one, input: [7, 1] });
    expect([check.problems, check.layers.at(-1)?.outputShape, check.params]).toEqual([[], [1, 1], 449]);
  });

  it('read pictures by two-dimensional convolution', () => {
    const [, cnn] = readyMadeModels(digits);
    expect(checkModel(cnn!, digits).layers.map(({ params }) => params?.total)).toEqual([0, 320, 0, 0, 401_472, 0, 650]);
  });
});

describe('a stack that answers in another shape', () => {
  it('is asked for its sequence where every step is answered', () => {
    const spec = model([
      { type: 'LSTM', units: 8 },
      { type: 'Dense', units: 1 },
    ]);
    expect(problemsOf(spec, wave)).toEqual([
      'The problem asks for 20 × 1 values a sample, one after the other, but Dense gives 1. Turn on “return sequences” on LSTM.',
    ]);
    expect(problemsOf(mended(spec, wave), wave)).toEqual([]);
  });

  it('loses no step to a convolution', () => {
    const spec = model([
      { type: 'Conv1D', filters: 8, kernel_size: 3 },
      { type: 'LSTM', units: 8, return_sequences: true },
      { type: 'Dense', units: 1 },
    ]);
    expect(problemsOf(spec, wave)[0]).toContain('but Dense gives 18 × 1. Use the padding “same” on Conv1D.');
    expect(problemsOf(mended(spec, wave), wave)).toEqual([]);
  });

  it('is told how many values a step has', () => {
    const spec = model([{ type: 'GRU', units: 8, return_sequences: true }]);
    expect(problemsOf(spec, wave)).toEqual(['The problem asks for 1 value a step, but GRU gives 8. Set its units to 1.']);
    expect(problemsOf(mended(spec, wave), wave)).toEqual([]);
  });

  it('may give several rows ahead as one row, or one after the other', () => {
    const ahead = { ...one, output: [6] };
    expect(
      problemsOf(
        model([
          { type: 'LSTM', units: 8 },
          { type: 'Dense', units: 6 },
        ]),
        ahead,
      ),
    ).toEqual([]);
    const sequence = [
      { type: 'LSTM', units: 8 },
      { type: 'RepeatVector', n: 6 },
      { type: 'LSTM', units: 8, return_sequences: true },
      { type: 'Dense', units: 1 },
    ] as const;
    expect(problemsOf(model([...sequence]), ahead)).toEqual([]);
    const short = model([
      { type: 'LSTM', units: 8 },
      { type: 'Dense', units: 1 },
    ]);
    expect(problemsOf(short, ahead)).toEqual(['The problem asks for 6 values a sample, but Dense gives 1. Set its units to 6.']);
  });

  it('is not taken for classes that are folded otherwise', () => {
    const classes = { ...toy, open: false, output: [3] };
    const spec = model(
      [
        { type: 'Flatten' },
        { type: 'Dense', units: 12 },
        { type: 'Reshape', target_shape: [4, 3] },
        { type: 'Activation', activation: 'softmax' },
      ],
      'sparse_categorical_crossentropy',
    );
    expect(isBuildable(checkModel(spec, classes))).toBe(false);
  });

  it('cannot put sequences of several lengths in one row', () => {
    const spec = model([{ type: 'Flatten' }, { type: 'Dense', units: 1 }]);
    const [problem] = checkModel(spec, { ...one, open: true }).problems;
    expect(problem?.message).toContain('the input’s length is left open. Put a recurrent layer or a global pooling in its place');
  });
});

describe('a layer that is given another kind of input', () => {
  it('slides over a sequence by Conv1D', () => {
    const [message] = problemsOf(
      model([{ type: 'Conv2D', filters: 4, kernel_size: 3 }, { type: 'Flatten' }, { type: 'Dense', units: 1 }]),
      one,
    );
    expect(message).toBe(
      'Conv2D needs images (height × width × channels); the layer above gives 20 × 2. Over a sequence, Conv1D and MaxPooling1D slide.',
    );
  });

  it('reads a picture row by row', () => {
    const spec = model(
      [
        { type: 'LSTM', units: 8 },
        { type: 'Dense', units: 10, activation: 'softmax' },
      ],
      'sparse_categorical_crossentropy',
    );
    expect(problemsOf(spec, digits)[0]).toContain('the layer above gives 28 × 28 × 1. Add Reshape to 28 × 28.');
    expect(problemsOf(mended(spec, digits), digits)).toEqual([]);
  });

  it('puts a picture in one row', () => {
    const spec = model(
      [
        { type: 'Conv2D', filters: 4, kernel_size: 3 },
        { type: 'Dense', units: 10, activation: 'softmax' },
      ],
      'categorical_crossentropy',
    );
    expect(problemsOf(spec, digits)).toEqual(['Dense needs a flat input; the layer above gives 26 × 26 × 4. Add Flatten.']);
    expect(problemsOf(mended(spec, digits), digits)).toEqual([]);
  });
});

describe('filling', () => {
  const filled = { ...one, maskValue: -1 };
  const reader = [
    { type: 'LSTM', units: 8 },
    { type: 'Dense', units: 1 },
  ] as const;

  it('that no layer leaves out is told, and is no error', () => {
    const spec = model([...reader]);
    const check = checkModel(spec, filled);
    expect(check.problems).toMatchObject([{ severity: 'warning', layer: 1 }]);
    expect(check.problems[0]?.message).toBe('What is missing is filled with -1, and no layer leaves the filling out. Add Masking.');
    expect(isBuildable(check)).toBe(true);
    const next = applyFix(spec, check.problems[0]!.fixes[0]!);
    expect(next.layers[1]).toEqual({ type: 'Masking', mask_value: -1 });
    expect(problemsOf(next, filled)).toEqual([]);
  });

  it('is to be what the Masking layer leaves out', () => {
    const spec = model([{ type: 'Masking' }, ...reader]);
    expect(problemsOf(spec, filled)[0]).toContain('Leave out -1.');
    expect(problemsOf(mended(spec, filled), filled)).toEqual([]);
  });

  it('is left out by an Embedding of 0 as well', () => {
    const spec = model([{ type: 'Embedding', input_dim: 5, output_dim: 3, mask_zero: true }, ...reader]);
    expect(problemsOf(spec, { ...one, input: [20, 1], maskValue: 0 })).toEqual([]);
  });
});
