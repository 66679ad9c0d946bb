import { firstError, findProblems } from '../../core/problem/findings';
import type { CodedFinding } from '../../core/problem/facts';
import { outcomeOf, type Plan, planProblem, type Target } from '../../core/problem/outcome';
import type { ProblemOutcome, ProblemSpec } from '../../core/problem/problem';
import { findPartProblems } from '../../core/problem/split-findings';
import type { OpenTable } from '../dataset/table';
import type { Warehouse } from '../warehouse/warehouse';
import { gatherFacts } from './gather';
import { fitScaler, transformsOf, readTarget } from './read';

/** Values up to which the scaler is fitted while the form is filled in; above, it is fitted when the problem is prepared. */
const liveValues = 5_000_000;

/** A problem that was judged, and split where it is sound. */
export interface CheckedProblem {
  readonly findings: readonly CodedFinding[];
  /** Null where `findings` has an error that leaves nothing to split. */
  readonly sound: { readonly plan: Plan; readonly target: Target } | null;
}

export async function checkProblem(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec): Promise<CheckedProblem> {
  const facts = await gatherFacts(warehouse, dataset, spec);
  const findings = findProblems(spec, facts);
  if (firstError(findings)) return { findings, sound: null };
  const target = await readTarget(warehouse, dataset, spec, facts);
  const plan = planProblem(spec, target);
  return { findings: [...findings, ...findPartProblems(plan.train, plan.test)], sound: { plan, target } };
}

/** What would come out of a problem; nothing is written. */
export async function problemOutcome(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec): Promise<ProblemOutcome> {
  const { findings, sound } = await checkProblem(warehouse, dataset, spec);
  const live = sound && !firstError(findings) && dataset.summary.rows * spec.steps.length <= liveValues;
  const scaler = live ? await fitScaler(warehouse, dataset, spec, sound.plan) : null;
  return outcomeOf(findings, sound?.plan ?? null, scaler && transformsOf(spec, scaler));
}
