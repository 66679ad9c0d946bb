import { featuresOf } from '../../core/problem/feature-columns';
import { fittedColumns, inGroups } from './fit';
import type { ProblemPlan } from './plan';
import type { ReadWatch } from './stream-columns';

/** Times that the table is gone through to prepare a problem. */
export function passesOf(plan: ProblemPlan): number {
  const { spec, rows } = plan;
  const fits = inGroups(fittedColumns(plan), rows.count).length;
  if (!plan.grid) return fits + 1;
  const columns = [...featuresOf(spec).flatMap((feature) => feature.columns), ...(spec.task === 'number' ? spec.targets : [])];
  return fits + inGroups([...new Set(columns)], rows.count).length;
}

/**
 * Makes one share, which never goes back, of several passes through a table.
 *
 * @param rows of each pass
 */
export function watchPasses(passes: number, rows: number, onShare: (share: number) => void): ReadWatch {
  let before = 0;
  let last = 0;
  return {
    onRows: (read) => {
      if (read <= last) before += 1;
      last = read;
      onShare(Math.min(1, (before + read / Math.max(1, rows)) / passes));
    },
  };
}
