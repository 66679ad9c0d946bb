import { describe, expect, it } from 'vitest';
import type { ProblemShape } from '../problem/problem';
import { checkModel, isBuildable } from './check';
import { applyFix } from './edit';
import { type ModelSpec, type ModelSpecInput, modelSpecSchema } from './model';
import { answerShape } from './wanted-output';

const classes = ['a', 'b', 'c', 'd'];
const ahead: ProblemShape = { input: [10, 2], open: false, output: [3], task: 'classes', classes };
const everyStep: ProblemShape = { ...ahead, output: [10, 1] };
const both: ProblemShape = { ...ahead, output: [10, 2] };

function model(layers: ModelSpecInput['layers'], loss: ModelSpecInput['loss'] = 'sparse_categorical_crossentropy'): ModelSpec {
  return modelSpecSchema.parse({ name: 'M', layers: [{ type: 'Input' }, ...layers], loss, optimizer: { type: 'Adam' } });
}

const first = (spec: ModelSpec, shape: ProblemShape) => checkModel(spec, shape).problems[0];
const layersOf = ({ layers }: ModelSpec) => layers.map(({ type }) => type);

/** Presses the first button of the first problem until nothing is wrong; counts how often. */
function mended(spec: ModelSpec, shape: ProblemShape): { readonly spec: ModelSpec; readonly presses: number } {
  let next = spec;
  for (let presses = 0; presses < 6; presses += 1) {
    const fix = first(next, shape)?.fixes[0];
    if (!fix) return { spec: next, presses };
    next = applyFix(next, fix);
  }
  throw new Error('The buttons lead nowhere.');
}

it('the answer to several values of classes has the shares of each on its last axis', () => {
  expect([ahead, everyStep, both].map(answerShape)).toEqual([
    [3, 4],
    [10, 4],
    [10, 2, 4],
  ]);
  expect(answerShape({ ...ahead, task: 'binary', classes: ['a', 'b'] })).toEqual([3]);
  expect(answerShape({ ...ahead, output: [1] })).toEqual([4]);
});

describe('a stack that answers once, where three rows ahead are asked for', () => {
  const once = model([
    { type: 'LSTM', units: 8 },
    { type: 'Dense', units: 4, activation: 'softmax' },
  ]);

  it('is given its ending by one button', () => {
    expect(first(once, ahead)?.message).toBe(
      'The problem asks for 3 × 4 values a sample, 4 classes for each of 3 answers, but Dense gives 4. End with Dense 12 and Reshape to 3 × 4, softmax.',
    );
    const { spec, presses } = mended(once, ahead);
    expect([presses, layersOf(spec)]).toEqual([1, ['Input', 'LSTM', 'Dense', 'Reshape', 'Activation']]);
    expect(isBuildable(checkModel(spec, ahead))).toBe(true);
  });

  it('keeps a hidden layer that happens to be its last', () => {
    const hidden = model([{ type: 'Flatten' }, { type: 'Dense', units: 64, activation: 'relu' }]);
    expect(layersOf(mended(hidden, ahead).spec)).toEqual(['Input', 'Flatten', 'Dense', 'Dense', 'Reshape', 'Activation']);
  });

  it('returns one row first', () => {
    const sequence = model([
      { type: 'LSTM', units: 8, return_sequences: true },
      { type: 'Dense', units: 4, activation: 'softmax' },
    ]);
    expect(first(sequence, ahead)?.fixes.map(({ label }) => label)).toEqual([
      'Turn off “return sequences” on LSTM',
      'End with Flatten, Dense 12 and Reshape to 3 × 4, softmax',
    ]);
    for (const fix of first(sequence, ahead)?.fixes ?? []) {
      expect(isBuildable(checkModel(mended(applyFix(sequence, fix), ahead).spec, ahead)), fix.label).toBe(true);
    }
  });
});

it('a softmax over the classes of all answers together is put behind the fold', () => {
  const together = model([
    { type: 'Flatten' },
    { type: 'Dense', units: 12, activation: 'softmax' },
    { type: 'Reshape', target_shape: [3, 4] },
  ]);
  expect(first(together, ahead)?.message).toBe(
    'The softmax of Dense goes over all 12 values at once, not over the 4 classes of each answer. End with Dense 12 and Reshape to 3 × 4, softmax.',
  );
  expect(isBuildable(checkModel(mended(together, ahead).spec, ahead))).toBe(true);
});

it('classes one after the other may come from a sequence that was repeated', () => {
  const decoder = (units: number): ModelSpec =>
    model([
      { type: 'LSTM', units: 8 },
      { type: 'RepeatVector', n: 3 },
      { type: 'LSTM', units: 8, return_sequences: true },
      { type: 'TimeDistributed', layer: { type: 'Dense', units, activation: 'softmax' } },
    ]);
  expect(first(decoder(4), ahead)).toBeUndefined();
  expect(first(decoder(5), ahead)?.fixes[0]?.label).toBe('Set units to 4');
  expect(first(mended(decoder(5), ahead).spec, ahead)).toBeUndefined();
});

it('a class at every step is answered by the steps of a recurrent layer', () => {
  const once = model([
    { type: 'GRU', units: 8 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ]);
  const { spec } = mended(once, everyStep);
  expect(layersOf(spec)).toEqual(['Input', 'GRU', 'Dense']);
  expect(checkModel(spec, everyStep)).toMatchObject({ problems: [], layers: [{}, { outputShape: [10, 8] }, { outputShape: [10, 4] }] });
});

it('classes of two targets at every step are folded step by step', () => {
  const once = model([
    { type: 'GRU', units: 8 },
    { type: 'Dense', units: 4, activation: 'softmax' },
  ]);
  const { spec } = mended(once, both);
  expect(spec.layers.slice(1)).toMatchObject([
    { type: 'GRU', return_sequences: true },
    { type: 'Dense', units: 8, activation: 'linear' },
    { type: 'Reshape', target_shape: [10, 2, 4] },
    { type: 'Activation', activation: 'softmax' },
  ]);
});

it('answers that are folded for other classes are folded anew', () => {
  const five = model([
    { type: 'Flatten' },
    { type: 'Dense', units: 15 },
    { type: 'Reshape', target_shape: [3, 5] },
    { type: 'Activation', activation: 'softmax' },
  ]);
  const { spec, presses } = mended(five, ahead);
  expect([presses, spec.layers.slice(2)]).toMatchObject([
    1,
    [{ type: 'Dense', units: 12 }, { target_shape: [3, 4] }, { activation: 'softmax' }],
  ]);
});

it('logits are left as they are', () => {
  const spec = modelSpecSchema.parse({ ...model([{ type: 'Flatten' }, { type: 'Dense', units: 4 }]), loss_options: { from_logits: true } });
  expect(layersOf(mended(spec, ahead).spec)).toEqual(['Input', 'Flatten', 'Dense', 'Reshape']);
});
