import { expect, it } from 'vitest';
import { newLayer } from '../../src-main/core/model/create';
import { followKeys } from './layer-keys';

const stack = [newLayer('Input'), newLayer('GRU'), newLayer('Dense')] as const;
const keys = ['a', 'b', 'c'];
const fresh = (): string => 'new';

it('a layer that moves keeps its key', () => {
  expect(followKeys(stack, keys, [stack[0], stack[2], stack[1]], fresh)).toEqual(['a', 'c', 'b']);
});

it('a layer whose option changes keeps its key', () => {
  expect(followKeys(stack, keys, [stack[0], newLayer('GRU'), stack[2]], fresh)).toEqual(keys);
});

it('a layer that is added gets a new key, and the others keep theirs', () => {
  expect(followKeys(stack, keys, [stack[0], newLayer('Dropout'), stack[1], stack[2]], fresh)).toEqual(['a', 'new', 'b', 'c']);
});

it('a layer that is removed takes its key along', () => {
  expect(followKeys(stack, keys, [stack[0], stack[2]], fresh)).toEqual(['a', 'c']);
});
