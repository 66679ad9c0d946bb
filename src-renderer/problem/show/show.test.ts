import { describe, expect, it } from 'vitest';
import { emptyProblem } from '../../../src-main/core/problem/defaults';
import type { ProblemOutcome } from '../../../src-main/core/problem/problem';
import type { Transform } from '../../../src-main/core/problem/scaling-spec';
import { fittedGroups } from './fitted';
import { leftOutOf, usedText } from './left-out';
import { formatShare, kerasShape, kerasShapes, partsOf, tensorTexts } from './parts';

const part = (rows: number) => ({ rows, tableRows: rows, balance: [] });
const outcome: ProblemOutcome = {
  shape: { input: [10, 1], open: false, output: [1], task: 'number', classes: [] },
  train: part(55_150),
  validation: null,
  test: part(6381),
  transforms: null,
  counts: null,
  bands: [],
  findings: [],
};
const shape = outcome.shape!;

describe('what comes out, in words', () => {
  it('gives the tensors of every part', () => {
    expect(tensorTexts(outcome)).toEqual(['55,150 × 10 × 1 train', '6,381 × 10 × 1 test']);
    expect(tensorTexts({ ...outcome, validation: part(12) })).toContain('12 × 10 × 1 validation');
    expect(tensorTexts({ ...outcome, shape: { ...shape, open: true } })[0]).toBe('55,150 × up to 10 × 1 train');
  });

  it('gives nothing while the problem is unfinished', () => {
    expect(tensorTexts({ ...outcome, shape: null })).toEqual([]);
    expect(partsOf({ ...outcome, test: null })).toEqual([]);
  });

  it('writes shapes as Keras prints them', () => {
    expect(kerasShapes(shape)).toEqual({ input: '(None, 10, 1)', output: '(None, 1)' });
    expect(kerasShapes({ ...shape, open: true }).input).toBe('(None, None, 1)');
    expect(kerasShapes({ ...shape, task: 'classes', classes: ['0', '1', '2'] }).output).toBe('(None, 3)');
    expect(kerasShapes({ ...shape, output: [10, 1] }).output).toBe('(None, 10, 1)');
    expect(kerasShape([28, 28, 1])).toBe('(None, 28, 28, 1)');
  });

  it('gives shares with one decimal, and none of nothing', () => {
    expect(formatShare(389, 861)).toBe('45.2 %');
    expect(formatShare(0, 0)).toBe('0.0 %');
  });
});

describe('what was left out', () => {
  const counts = { rows: 72_865, filtered: 11_314, duplicates: 0, missing: 3, dropped: 3, filled: 0, straddling: 20 };

  it('is told with its reason, and only where there is any', () => {
    expect(leftOutOf(counts, emptyProblem()).map(({ text }) => text)).toEqual([
      '11,314 rows left out by the conditions',
      '3 rows left out for a missing value',
      '20 windows left out that would cross the border of a part or a gap',
    ]);
    expect(
      leftOutOf({ ...counts, filtered: 0, dropped: 0, straddling: 0, duplicates: 30 }, emptyProblem()).map(({ text }) => text),
    ).toEqual(['30 rows left out that are like one before']);
    expect(usedText(counts)).toBe('61,548 of 72,865 rows of the table are used');
  });
});

describe('what was fitted', () => {
  const high: Transform = { column: 'high', kind: 'min-max', offset: 25.06, scale: 30 };

  it('names the least and greatest value of the training part, once for an input that is predicted too', () => {
    expect(fittedGroups({ inputs: [high], targets: [{ ...high }] })).toEqual([
      { kind: 'min-max', heads: ['minimum', 'maximum'], rows: [{ column: 'high', role: 'in and out', figures: ['25.06', '55.06'] }] },
    ]);
  });

  it('keeps scalings of different kinds apart', () => {
    const volume: Transform = { column: 'volume', kind: 'log', offset: 0, scale: 1 };
    const groups = fittedGroups({ inputs: [high, volume], targets: [{ ...high, kind: 'standard' }] });
    expect(groups.map(({ kind, rows }) => [kind, rows.map(({ role }) => role)])).toEqual([
      ['min-max', ['in']],
      ['log', ['in']],
      ['standard', ['out']],
    ]);
  });
});
