import { bandsOf } from '../../core/problem/bands';
import type { CodedFinding } from '../../core/problem/facts';
import { findMaskClash } from '../../core/problem/findings/mask';
import { findingsOfFolds } from '../../core/problem/findings/of-folds';
import { featuresOf } from '../../core/problem/feature-columns';
import { outcomeOf } from '../../core/problem/outcome';
import { maskOf } from '../../core/problem/planned-shape';
import type { ProblemOutcome, ProblemSpec } from '../../core/problem/problem';
import type { OpenTable } from '../dataset/table';
import type { Project } from '../project';
import { maskClash } from './mask-clash';
import type { PlannedFolds, ProblemPlan } from './plan';
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
  const bands = bandsOf(plan.spec, rows, assignment.codes, showOrder(plan));
  const told = [...findings, ...(await maskFindings(plan, folds))];
  const transforms = fitted?.transforms ?? null;
  return outcomeOf(told, counts, { shape, train, validation, test, transforms, bands, ...(folds ? { folds: folds.parts } : {}) });
}

/** Scaling is fitted to each fold's own training part, so that the mask value may stand among the values of one and not of another. */
async function maskFindings(plan: ProblemPlan, folds: PlannedFolds | undefined): Promise<readonly CodedFinding[]> {
  const trained = folds?.parts ?? [null];
  if (maskOf(plan.spec) === null || valuesOf(plan) * trained.length > liveValues) return [];
  const found: CodedFinding[][] = [];
  for (const each of trained) {
    const own = each && folds ? folds.planOf(each.fold) : plan;
    const clash = await maskClash(own, await fittedPlan(own));
    found.push(clash ? findMaskClash(own.spec, clash) : []);
  }
  return folds ? findingsOfFolds(found, { split: { ...plan.spec.split, fold: 'all' } }) : (found[0] ?? []);
}

function valuesOf({ spec, rows }: ProblemPlan): number {
  const columns = featuresOf(spec).reduce((sum, feature) => sum + feature.columns.length, spec.targets.length);
  return rows.count * columns;
}
