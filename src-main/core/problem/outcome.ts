import { countClasses } from './classes';
import type { CodedFinding } from './facts';
import type { PartSummary, ProblemFinding, ProblemOutcome, ProblemShape, ProblemSpec } from './problem';
import type { Scaler } from './scaling';
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
}

/** Shape and parts of a problem that `findProblems` found sound. */
export function planProblem(spec: ProblemSpec, target: Target): Plan {
  const { test, seed, stratify } = spec.split;
  const stratified = stratify && spec.task !== 'number';
  const split = splitRows(target.values.length, { test, seed, ...(stratified ? { stratifyBy: target.values } : {}) });
  const part = (rows: Uint32Array): PartSummary => ({ rows: rows.length, balance: countClasses(target.classes, target.values, rows) });
  const shape = { steps: spec.steps.length, features: 1, task: spec.task, classes: target.classes };
  return { shape, split, train: part(split.train), test: part(split.test) };
}

/** What the form shows: all of it, or only what stands in the way. */
export function outcomeOf(findings: readonly CodedFinding[], plan: Plan | null, scaler: Scaler | null): ProblemOutcome {
  const shown = findings.map(({ severity, field, message, remedy }): ProblemFinding => ({
    severity,
    field,
    message,
    ...(remedy ? { remedy } : {}),
  }));
  if (!plan || findings.some((finding) => finding.severity === 'error')) {
    return { shape: null, train: null, test: null, scaler: null, findings: shown };
  }
  return { shape: plan.shape, train: plan.train, test: plan.test, scaler, findings: shown };
}
