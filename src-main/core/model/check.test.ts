import { describe, expect, it } from 'vitest';
import type { ProblemShape } from '../problem/problem';
import { checkModel, isBuildable } from './check';
import { applyFix } from './edit';
import { modelSpecSchema, type ModelSpec, type ModelSpecInput } from './model';

const basketball: ProblemShape = { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] };

function model(layers: ModelSpecInput['layers']): ModelSpec {
  return modelSpecSchema.parse({
    name: 'M',
    layers: [{ type: 'Input' }, ...layers],
    loss: 'binary_crossentropy',
    optimizer: { type: 'Nadam' },
  });
}

const answer = { type: 'Dense', units: 1, activation: 'sigmoid' } as const;
const gru = { type: 'GRU', units: 32, return_sequences: true } as const;

function errorsOf(spec: ModelSpec): readonly string[] {
  return checkModel(spec, basketball).problems.map((problem) => problem.message);
}

function mend(spec: ModelSpec, fix: number): ModelSpec {
  const chosen = checkModel(spec, basketball).problems[0]?.fixes[fix];
  if (!chosen) throw new Error(`There is no fix ${fix}.`);
  return applyFix(spec, chosen);
}

describe('a sequence that reaches the answer', () => {
  const spec = model([gru, gru, answer]);

  it('says what Dense needs, what it got and what would mend it', () => {
    expect(errorsOf(spec)).toEqual([
      'Dense needs a flat input; the layer above gives 36 × 32. Turn off “return sequences” on GRU 2, or add Flatten.',
    ]);
  });

  it.each([0, 1])('is mended by its button %i', (fix) => {
    expect(isBuildable(checkModel(mend(spec, fix), basketball))).toBe(true);
  });

  it('does not ask a recurrent layer to stop returning sequences where a layer below it needs one', () => {
    const conv = model([gru, { type: 'Conv1D', filters: 8, kernel_size: 3 }, answer]);
    expect(errorsOf(conv)).toEqual(['Dense needs a flat input; the layer above gives 34 × 8. Add Flatten.']);
  });
});

describe('a recurrent layer without a sequence', () => {
  it('asks the recurrent layer above to return one, past a Dropout', () => {
    const spec = model([{ ...gru, return_sequences: false }, { type: 'Dropout' }, { type: 'LSTM', units: 8 }, answer]);
    expect(errorsOf(spec)[0]).toContain('Turn on “return sequences” on GRU.');
    expect(isBuildable(checkModel(mend(spec, 0), basketball))).toBe(true);
  });

  it('offers to remove a Flatten that stands before it', () => {
    const spec = model([{ type: 'Flatten' }, { type: 'LSTM', units: 8 }, answer]);
    expect(errorsOf(spec)).toEqual(['LSTM needs a sequence (steps × features); the layer above gives 36. Remove Flatten.']);
    expect(isBuildable(checkModel(mend(spec, 0), basketball))).toBe(true);
  });
});

describe('Input', () => {
  it('is put first where it is missing', () => {
    const spec = { ...model([]), layers: model([{ type: 'Flatten' }, answer]).layers.slice(1) };
    expect(isBuildable(checkModel(spec, basketball))).toBe(false);
    expect(isBuildable(checkModel(mend(spec, 0), basketball))).toBe(true);
  });

  it('is removed where it stands in the middle', () => {
    const spec = model([{ type: 'Input' }, { type: 'Flatten' }, answer]);
    expect(isBuildable(checkModel(mend(spec, 0), basketball))).toBe(true);
  });

  it('takes the problem’s shape where its own does not fit', () => {
    const spec: ModelSpec = {
      ...model([]),
      layers: [{ type: 'Input', shape: [12, 1] }, ...model([{ type: 'Flatten' }, answer]).layers.slice(1)],
    };
    expect(errorsOf(spec)[0]).toContain('Input is set to 12 × 1, but the problem gives 36 × 1.');
    expect(isBuildable(checkModel(mend(spec, 0), basketball))).toBe(true);
  });
});

it('offers the loss that fits the task', () => {
  const spec: ModelSpec = { ...model([{ type: 'Flatten' }, answer]), loss: 'mean_squared_error' };
  expect(mend(spec, 0).loss).toBe('binary_crossentropy');
});
