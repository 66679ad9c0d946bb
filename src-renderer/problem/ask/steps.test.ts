import { describe, expect, it } from 'vitest';
import { addSteps, columnsBetween, removeSteps } from './steps';

const all = ['team', 'M1', 'M2', 'M3', 'M4', 'W'];

describe('choosing steps', () => {
  it('keeps steps in the order of the file', () => {
    expect(addSteps(['M1', 'M4'], ['M3'], all)).toEqual(['M1', 'M3', 'M4']);
  });

  it('appends to steps that are in an order of their own', () => {
    expect(addSteps(['M4', 'M1'], ['M3', 'M2'], all)).toEqual(['M4', 'M1', 'M3', 'M2']);
  });

  it('adds no column twice', () => {
    expect(addSteps(['M1', 'M2'], ['M2', 'M3'], all)).toEqual(['M1', 'M2', 'M3']);
  });

  it('takes columns out and leaves the order of the rest', () => {
    expect(removeSteps(['M4', 'M1', 'M2'], ['M1'])).toEqual(['M4', 'M2']);
  });

  it('finds a range in both directions, without targets', () => {
    expect(columnsBetween('M2', 'M4', all, [])).toEqual(['M2', 'M3', 'M4']);
    expect(columnsBetween('W', 'M3', all, ['W'])).toEqual(['M3', 'M4']);
  });
});
