import type { ProblemSpec } from '../../core/problem/problem';
import type { OpenTable } from '../dataset/table';
import type { Project } from '../project';
import { type Fitted, fitProblem } from './fit';
import { type PlannedProblem, planProblem, type ProblemPlan } from './plan';
import type { ReadWatch } from './stream-columns';

/** Plans that are kept: of the problems that were looked at last. Those of long tables take much memory, so that one is kept. */
const mostKept = 4;
const longTable = 500_000;

interface Kept {
  readonly key: string;
  readonly planned: Promise<PlannedProblem>;
}

const plans = new WeakMap<Project, Kept[]>();
const fits = new WeakMap<ProblemPlan, Promise<Fitted>>();

/** The plan of a problem, made anew where it was not looked at just before. */
export function plannedProblem(project: Project, dataset: OpenTable, spec: ProblemSpec): Promise<PlannedProblem> {
  const key = JSON.stringify([dataset.summary.id, spec]);
  const kept = plans.get(project) ?? [];
  const found = kept.find((each) => each.key === key);
  if (found) return found.planned;
  const made: Kept = { key, planned: planProblem(project.warehouse, dataset, spec) };
  const most = dataset.summary.rows > longTable ? 1 : mostKept;
  plans.set(project, [made, ...kept].slice(0, most));
  made.planned.catch(() => {
    // What could not be read may be there the next time.
    plans.set(
      project,
      (plans.get(project) ?? []).filter((each) => each !== made),
    );
  });
  return made.planned;
}

/** What is fitted to the training part of a plan; once for each. */
export function fittedPlan(plan: ProblemPlan, watch?: ReadWatch): Promise<Fitted> {
  const known = fits.get(plan);
  // Whoever fitted it may have cancelled; who still wants it does it again.
  if (known) return known.catch(() => fitProblem(plan, watch));
  const made = fitProblem(plan, watch);
  fits.set(plan, made);
  made.catch(() => fits.delete(plan));
  return made;
}
