import { bandsOf } from '../../core/problem/bands';
import { findMaskClash } from '../../core/problem/findings/mask';
import { featuresOf } from '../../core/problem/feature-columns';
import { outcomeOf } from '../../core/problem/outcome';
import type { ProblemOutcome, ProblemSpec } from '../../core/problem/problem';
import type { OpenTable } from '../dataset/table';
import type { Project } from '../project';
import { maskClash } from './mask-clash';
import type { ProblemPlan } from './plan';
import { fittedPlan, plannedProblem } from './planned';
import { showOrder } from './show-order';

/** Values up to which transforms are fitted, and the mask value is looked for, while the form is filled in; above, they are fitted when the problem is prepared. */
const liveValues = 5_000_000;

/** What would come out of a problem; nothing is written. */
export async function problemOutcome(project: Project, dataset: OpenTable, spec: ProblemSpec): Promise<ProblemOutcome> {
  const { findings, plan, counts, folds } = await plannedProblem(project, dataset, spec);
  if (!plan) return outcomeOf(findings, counts, null);
  const { shape, train, validation, test, rows, assignment } = plan;
  const fitted = valuesOf(plan) <= liveValues ? await fittedPlan(plan) : null;
  const clash = fitted && (await maskClash(plan, fitted));
  const bands = bandsOf(plan.spec, rows, assignment.codes, showOrder(plan));
  const told = clash ? [...findings, ...findMaskClash(spec, clash)] : findings;
  const transforms = fitted?.transforms ?? null;
  return outcomeOf(told, counts, { shape, train, validation, test, transforms, bands, ...(folds ? { folds: folds.parts } : {}) });
}

function valuesOf({ spec, rows }: ProblemPlan): number {
  const columns = featuresOf(spec).reduce((sum, feature) => sum + feature.columns.length, spec.targets.length);
  return rows.count * columns;
}
