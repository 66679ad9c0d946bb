import { describe, expect, it } from 'vitest';
import type { ColumnProfile } from '../dataset/dataset';
import type { ProblemFacts } from './facts';
import { findProblems, firstError } from './findings';
import { outcomeOf, planProblem } from './outcome';
import { problemSpecSchema, type ProblemSpecInput } from './problem';
import { findPartProblems } from './split-findings';

const column = (name: string): ColumnProfile => ({
  name,
  type: 'number',
  integer: true,
  missing: 0,
  distinct: 2,
  min: 0,
  median: 0,
  max: 1,
  histogram: [],
});
const facts = (change: Partial<ProblemFacts> = {}): ProblemFacts => ({
  rows: 100,
  columns: [column('a'), column('y')],
  stepFaults: [],
  targetFault: null,
  classes: [
    { label: '0', count: 60 },
    { label: '1', count: 40 },
  ],
  ...change,
});
const spec = (change: Partial<ProblemSpecInput> = {}): ReturnType<typeof problemSpecSchema.parse> =>
  problemSpecSchema.parse({ steps: ['a'], targets: ['y'], task: 'binary', split: {}, ...change });
const found = (change: Partial<ProblemSpecInput>, changedFacts: Partial<ProblemFacts> = {}): readonly string[] =>
  findProblems(spec(change), facts(changedFacts)).map((finding) => `${finding.severity} ${finding.field} ${finding.code}`);

describe('findings of a problem', () => {
  it('are none where it is sound', () => {
    expect(found({})).toEqual([]);
  });

  it('name what is not chosen yet, all at once', () => {
    expect(found({ steps: [], targets: [] })).toEqual(['error steps problem.incomplete', 'error target problem.incomplete']);
  });

  it('name a class with one row where stratifying is wanted', () => {
    const classes = [
      { label: '0', count: 99 },
      { label: '1', count: 1 },
    ];
    expect(found({ split: { stratify: true } }, { classes })).toEqual(['error split problem.too-few-rows']);
    expect(found({ split: { stratify: false } }, { classes })).toEqual([]);
  });

  it('only note that stratifying means nothing for a number', () => {
    expect(found({ task: 'number', split: { stratify: true } }, { classes: null })).toEqual(['note split problem.incomplete']);
  });

  it('ask for a number where there are too many classes', () => {
    expect(found({ task: 'classes' }, { classes: null })).toEqual(['error task problem.incomplete']);
  });

  it('become one error with place, value and remedy when the problem is prepared all the same', () => {
    const fault = { column: 'a', kind: 'text', count: 3, at: { row: 5, line: 6 }, value: 'x' } as const;
    const error = firstError(findProblems(spec(), facts({ stepFaults: [fault] })));
    expect(error).toMatchObject({ code: 'problem.text-in-step', place: 'column a, row 5 (line 6 of the file)', value: 'x' });
    expect(error?.remedy).toBeTruthy();
    expect(firstError([])).toBeNull();
  });
});

describe('the parts of a problem', () => {
  it('add up to the whole, class by class', () => {
    const values = Float64Array.from({ length: 100 }, (_, row) => (row < 60 ? 0 : 1));
    const plan = planProblem(spec({ split: { stratify: true } }), { classes: ['0', '1'], values });
    expect(plan.shape).toEqual({ input: [1, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] });
    expect([plan.train.rows, plan.test.rows]).toEqual([70, 30]);
    expect(plan.test.balance).toEqual([
      { label: '0', count: 18 },
      { label: '1', count: 12 },
    ]);
  });

  it('are told where the training part has one class, and noted where the test part lacks one', () => {
    const part = (zeros: number, ones: number): Parameters<typeof findPartProblems>[0] => ({
      rows: zeros + ones,
      tableRows: zeros + ones,
      balance: [
        { label: '0', count: zeros },
        { label: '1', count: ones },
      ],
    });
    expect(findPartProblems(part(70, 0), part(29, 1))).toMatchObject([{ severity: 'error', code: 'problem.target-one-class' }]);
    expect(findPartProblems(part(69, 1), part(30, 0))).toMatchObject([
      { severity: 'note', message: 'The test part has no row of class “1”.' },
    ]);
  });

  it('are not shown while something stands in the way', () => {
    const findings = findProblems(spec({ targets: [] }), facts());
    expect(outcomeOf(findings, null, null)).toMatchObject({
      shape: null,
      train: null,
      test: null,
      transforms: null,
      findings: [{ field: 'target' }],
    });
  });
});
