import { countClasses } from './classes';
import type { CodedFinding } from './facts';
import type { PartSummary, ProblemCounts, ProblemFinding, ProblemOutcome, ProblemShape, ProblemSpec } from './problem';
import type { Transforms } from './scaling-spec';
import { type Split, splitRows } from './split';

/** The target of every row, as the model is to answer it. */
export interface Target {
  /** Labels in order of their index; empty for a number. */
  readonly classes: readonly string[];
  /** [rows] class index, or the number */
  readonly values: Float64Array;
}

/** A problem without errors, split but not yet read. */
export interface Plan {
  readonly shape: ProblemShape;
  readonly split: Split;
  readonly train: PartSummary;
  readonly test: PartSummary;
  readonly counts: ProblemCounts;
}

/** Shape and parts of a problem that `findProblems` found sound. */
export function planProblem(spec: ProblemSpec, target: Target): Plan {
  const { test, seed, stratify } = spec.split;
  const stratified = stratify && spec.task !== 'number';
  const split = splitRows(target.values.length, { test, seed, ...(stratified ? { stratifyBy: target.values } : {}) });
  const part = (rows: Uint32Array): PartSummary => ({
    rows: rows.length,
    tableRows: rows.length,
    balance: countClasses(target.classes, target.values, rows),
  });
  const shape = { input: [spec.steps.length, 1], open: false, output: [1], task: spec.task, classes: target.classes };
  const counts = { rows: target.values.length, filtered: 0, missing: 0, dropped: 0, filled: 0, straddling: 0 };
  return { shape, split, train: part(split.train), test: part(split.test), counts };
}

/** What the form shows: all of it, or only what stands in the way. */
export function outcomeOf(findings: readonly CodedFinding[], plan: Plan | null, transforms: Transforms | null): ProblemOutcome {
  const shown = findings.map(({ severity, field, message, remedy }): ProblemFinding => ({
    severity,
    field,
    message,
    ...(remedy ? { remedy } : {}),
  }));
  if (!plan || findings.some((finding) => finding.severity === 'error')) {
    return { shape: null, train: null, validation: null, test: null, transforms: null, counts: null, bands: [], findings: shown };
  }
  const { shape, train, test } = plan;
  return { shape, train, validation: null, test, transforms, counts: plan.counts, bands: [], findings: shown };
}
