import { describe, expect, it } from 'vitest';
import { type PartSummary, problemSpecSchema, type ProblemSpecInput } from '../problem';
import { firstError } from './finding';
import { findPartFaults, findStratifyFaults, findTooLarge, findTreated } from './parts';

const spec = (change: Partial<ProblemSpecInput> = {}): ReturnType<typeof problemSpecSchema.parse> =>
  problemSpecSchema.parse({ steps: ['a'], targets: ['y'], task: 'binary', ...change });
const part = (zeros: number, ones: number): PartSummary => ({
  rows: zeros + ones,
  tableRows: zeros + ones,
  balance: [
    { label: '0', count: zeros },
    { label: '1', count: ones },
  ],
});
const parts = (train: PartSummary, test: PartSummary, validation: PartSummary | null = null) => ({ train, validation, test });

describe('the parts of a problem', () => {
  it('are told where the training part has one class, and noted where another part lacks one', () => {
    expect(findPartFaults(spec(), parts(part(70, 0), part(29, 1)))).toMatchObject([
      { severity: 'error', code: 'problem.target-one-class' },
    ]);
    expect(findPartFaults(spec(), parts(part(69, 1), part(30, 0), part(0, 9)))).toMatchObject([
      { severity: 'note', message: 'The validation part has no row of class “0”.' },
      { severity: 'note', message: 'The test part has no row of class “1”.' },
    ]);
    expect(findPartFaults(spec({ classes: ['0', '1'] }), parts(part(69, 1), part(30, 0)))).toEqual([]);
  });

  it('are too small where fewer than two rows are left to train on, or none in another', () => {
    expect(firstError(findPartFaults(spec(), parts(part(1, 0), part(2, 1))))).toMatchObject({
      code: 'problem.too-few-rows',
      message: 'Of 4 rows, 3 rows would be held back for testing and 1 row left to train on.',
    });
    expect(firstError(findPartFaults(spec(), parts(part(5, 5), part(2, 1), part(0, 0))))?.code).toBe('problem.too-few-rows');
  });

  it('cannot be stratified with a class of one row, or with more classes than rows of a part', () => {
    const stratified = spec({ split: { stratify: true } });
    const single = findStratifyFaults(stratified, part(99, 1).balance, [70, 30]);
    expect(single).toMatchObject([{ code: 'problem.too-few-rows', fixes: [{ change: { split: { stratify: false } } }] }]);
    expect(findStratifyFaults(stratified, part(99, 0).balance, [70, 30])).toEqual([]);
    const many = Array.from({ length: 20 }, (_, label) => ({ label: String(label), count: 5 }));
    expect(findStratifyFaults(stratified, many, [80, 15, 5])[0]?.message).toBe(
      'Parts of 80 and 15 and 5 rows cannot each hold all 20 classes.',
    );
  });
});

it('a problem too large to be read at once says how large it would be', () => {
  expect(findTooLarge(1_900_000_000)).toEqual([]);
  expect(findTooLarge(2_400_000_000)).toMatchObject([
    { severity: 'error', message: 'The prepared data would take 2.4 GB; at most 1.9 GB can be trained on.' },
  ]);
});

it('nothing is left out or filled in silence', () => {
  const messages = (missing: 'drop' | 'mean', counts: Parameters<typeof findTreated>[1], targetless: number): readonly string[] =>
    findTreated(spec({ missing }), counts, targetless).map(({ severity, message }) => `${severity}: ${message}`);
  expect(messages('drop', { missing: 0, dropped: 0, filled: 0 }, 0)).toEqual([]);
  expect(messages('drop', { missing: 2, dropped: 2, filled: 0 }, 0)).toEqual(['note: 2 rows with missing values are left out.']);
  expect(messages('mean', { missing: 4, dropped: 1, filled: 3 }, 1)).toEqual([
    'note: 1 row with missing values is left out.',
    'note: In 3 rows missing values are filled: the mean of the training part.',
    'note: 1 row without target is never predicted: a target is not made up.',
  ]);
});
