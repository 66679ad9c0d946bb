import { describe, expect, it } from 'vitest';
import { nextName, newLayer, smallestModel } from './create';
import { checkModel, isBuildable } from './check';
import { insertLayer, isMovable, moveLayer, removeLayer, renameModel, setOption, setOptimizer, setOptimizerOption } from './edit';
import { layerTypes } from './layers';
import type { ModelSpec } from './model';
import type { ProblemShape } from '../problem/problem';

const typesOf = (model: ModelSpec): readonly string[] => model.layers.map((layer) => layer.type);
const start = smallestModel('M', null);
const stack = insertLayer(insertLayer(start, 1, newLayer('LSTM')), 2, newLayer('Dropout'));

describe('the layers of a model', () => {
  it('never let a layer stand before Input', () => {
    expect(typesOf(insertLayer(start, 0, newLayer('GRU')))).toEqual(['Input', 'GRU', 'Flatten', 'Dense']);
  });

  it('take a layer beyond the end as the last', () => {
    expect(typesOf(insertLayer(start, 99, newLayer('Dropout')))).toEqual(['Input', 'Flatten', 'Dense', 'Dropout']);
  });

  it('move up and down', () => {
    expect(typesOf(stack)).toEqual(['Input', 'LSTM', 'Dropout', 'Flatten', 'Dense']);
    expect(typesOf(moveLayer(stack, 1, 2))).toEqual(['Input', 'Dropout', 'LSTM', 'Flatten', 'Dense']);
    expect(typesOf(moveLayer(stack, 4, 1))).toEqual(['Input', 'Dense', 'LSTM', 'Dropout', 'Flatten']);
  });

  it.each([
    [0, 2],
    [2, 0],
    [1, 5],
    [7, 1],
  ])('stay as they are when %i is moved to %i', (from, to) => {
    expect(moveLayer(stack, from, to)).toBe(stack);
  });

  it('keep Input when it is removed, and lose any other', () => {
    expect(removeLayer(stack, 0)).toBe(stack);
    expect(typesOf(removeLayer(stack, 1))).toEqual(['Input', 'Dropout', 'Flatten', 'Dense']);
    expect(isMovable(stack, 0)).toBe(false);
    expect(isMovable(stack, 1)).toBe(true);
  });

  it('are not changed in place', () => {
    const before = JSON.stringify(stack);
    moveLayer(stack, 1, 2);
    setOption(stack, 1, 'units', 8);
    expect(JSON.stringify(stack)).toBe(before);
  });
});

describe('an option', () => {
  it('is set by its Keras name', () => {
    expect(setOption(stack, 1, 'units', 64).layers[1]).toMatchObject({ type: 'LSTM', units: 64 });
  });

  it.each([
    ['units', 0],
    ['units', 1.5],
    ['dropout', 1],
    ['activation', 'mish'],
    ['untis', 3],
  ])('%s is refused the value %s', (option, value) => {
    expect(() => setOption(stack, 1, option, value)).toThrow(/cannot be used as/);
  });

  it('of the optimizer is checked too', () => {
    expect(setOptimizerOption(start, 'learning_rate', 0.01).optimizer.learning_rate).toBe(0.01);
    expect(() => setOptimizerOption(start, 'learning_rate', 0)).toThrow(/cannot be used as/);
  });
});

it('another optimizer keeps the learning rate', () => {
  const changed = setOptimizer(setOptimizerOption(start, 'learning_rate', 0.02), 'SGD');
  expect(changed.optimizer).toMatchObject({ type: 'SGD', learning_rate: 0.02, momentum: 0, nesterov: false });
});

it('a name is trimmed, and never empty', () => {
  expect(renameModel(start, '  Deep GRU ').name).toBe('Deep GRU');
  expect(() => renameModel(start, '  ')).toThrow(/cannot be used as/);
});

it('a new name is not one that is taken', () => {
  expect(nextName('GRU copy', ['GRU'])).toBe('GRU copy');
  expect(nextName('GRU copy', ['GRU copy', 'GRU copy 2'])).toBe('GRU copy 3');
});

it('every kind of layer can be made with its defaults', () => {
  expect(layerTypes.map((type) => newLayer(type).type)).toEqual(layerTypes);
});

it.each<ProblemShape>([
  { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] },
  { input: [5, 2], open: false, output: [1], task: 'classes', classes: ['a', 'b', 'c'] },
  { input: [10, 1], open: false, output: [1], task: 'number', classes: [] },
])('the smallest model fits a $task problem', (shape) => {
  const check = checkModel(smallestModel('M', shape), shape);
  expect(check.problems).toEqual([]);
  expect(isBuildable(check)).toBe(true);
});
