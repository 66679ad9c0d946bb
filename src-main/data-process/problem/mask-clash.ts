import { featuresOf } from '../../core/problem/feature-columns';
import { countMaskClash, type MaskClash } from '../../core/problem/findings/mask';
import { maskOf } from '../../core/problem/planned-shape';
import type { Fitted } from './fit';
import type { ProblemPlan } from './plan';
import { readRowSamples } from './row-parts';
import { readWindowTables } from './window-parts';

/** Looks for the mask value among what goes in, once scaled; null where nothing is marked by one. */
export async function maskClash(plan: ProblemPlan, fitted: Fitted): Promise<MaskClash | null> {
  const mask = maskOf(plan.spec);
  if (mask === null) return null;
  const features = featuresOf(plan.spec).length;
  // Filled with NaN, what is missing is told from what is there.
  const blank = { ...plan, spec: { ...plan.spec, maskValue: NaN } };
  if (plan.grid) {
    const { x } = await readWindowTables(blank, fitted, { segment: { from: 0, to: plan.rows.count }, keepRaw: false });
    return countMaskClash(x, features, mask);
  }
  const clash = { steps: 0, least: Infinity };
  await readRowSamples(blank, fitted, ({ x }) => {
    const { steps, least } = countMaskClash(x, features, mask);
    clash.steps += steps;
    clash.least = Math.min(clash.least, least);
    return undefined;
  });
  return clash;
}
