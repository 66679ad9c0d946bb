import { describe, expect, it } from 'vitest';
import { countClasses, orderLabels } from './classes';

describe('class labels', () => {
  it('are ordered as numbers where all are numbers', () => {
    expect(orderLabels(['10', '9', '-1', '0.5'])).toEqual(['-1', '0.5', '9', '10']);
  });

  it('are ordered as text where one is none', () => {
    expect(orderLabels(['won', 'lost', '10', '9'])).toEqual(['10', '9', 'lost', 'won']);
    expect(orderLabels(['yes', 'no'])).toEqual(['no', 'yes']);
  });

  it('are ordered the same whichever comes first', () => {
    expect(orderLabels(['1', '1.0'])).toEqual(orderLabels(['1.0', '1']));
    expect(orderLabels([' ', '1'])).toEqual([' ', '1']);
  });
});

it('counts the classes of some rows, and names those that have none', () => {
  expect(countClasses(['a', 'b', 'c'], [0, 1, 1, 0, 2], Uint32Array.of(0, 1, 2))).toEqual([
    { label: 'a', count: 1 },
    { label: 'b', count: 2 },
    { label: 'c', count: 0 },
  ]);
});
