import { variableAt } from '../../core/dataset/formula';
import type { SnapshotHeader } from '../../formats/snapshot';
import type { ProblemPlan } from './plan';

/** The range of a formula's variable that training windows may begin in and must end in; null where they begin at rows. */
export function formulaRange({ spec, ground, samples, rows }: ProblemPlan): SnapshotHeader['anywhere'] {
  const { formula } = ground.table.dataset.summary;
  if (!spec.windows?.anywhere || !formula) return null;
  const first = rows.rows[samples.fitted.indexOf(1)] ?? 0;
  const last = rows.rows[samples.fitted.lastIndexOf(1)] ?? 0;
  return { formula, from: variableAt(formula, first), to: variableAt(formula, last) };
}
