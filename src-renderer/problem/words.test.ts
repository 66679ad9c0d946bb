import { describe, expect, it } from 'vitest';
import { emptyProblem } from '../../src-main/core/problem/defaults';
import type { ProblemOutcome } from '../../src-main/core/problem/problem';
import { describeScaler, describeTensors, formatShare } from './words';

const outcome: ProblemOutcome = {
  shape: { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] },
  train: { rows: 861, tableRows: 861, balance: [] },
  test: { rows: 369, tableRows: 369, balance: [] },
  validation: null,
  transforms: { inputs: [{ column: 'M1', kind: 'standard', offset: -1.25, scale: 9.5 }], targets: [] },
  counts: null,
  bands: [],
  findings: [],
};

describe('what comes out, in words', () => {
  it('gives the shapes of both parts', () => {
    expect(describeTensors(outcome)).toEqual(['861 × 36 × 1 train,', '369 × 36 × 1 test']);
  });

  it('gives no shapes while the problem is unfinished', () => {
    expect(describeTensors({ ...outcome, shape: null })).toBeNull();
  });

  it('writes a scaler with a negative offset as an addition', () => {
    expect(describeScaler({ ...emptyProblem(), scaling: 'standard' }, outcome)).toBe('(value + 1.25) ÷ 9.5');
  });

  it('has no formula where nothing is scaled', () => {
    expect(describeScaler(emptyProblem(), outcome)).toBeNull();
  });

  it('gives shares with one decimal, and none of nothing', () => {
    expect(formatShare(389, 861)).toBe('45.2 %');
    expect(formatShare(0, 0)).toBe('0.0 %');
  });
});
