import { product, setTerm, TERM, termRoom as terms } from '../product/product';
import { panelsOf } from '../slab';
import { RecurrentPlan } from './plan';
import { inputOf } from './sources';

/** Stands for a gate's product that is left out. */
export const NONE: u32 = 0xffff_ffff;

/**
 * Sum of a gate: target = bias + x·W[xGate] + h·U[hGate].
 *
 * @param xGate, hGate the gate's place in W and in U, or NONE
 * @param h what U is multiplied with; 0 where it is zero, as before the first step
 * @param bias [panels][8], or 0
 */
export function projectGate(
  plan: RecurrentPlan,
  rows: u32,
  t: u32,
  target: usize,
  xGate: u32,
  hGate: u32,
  h: usize,
  bias: usize,
  training: bool,
): void {
  const panels = panelsOf(plan.units);
  let count: u32 = 0;
  if (xGate != NONE) {
    const gateBytes = panels * plan.inputs * 32;
    setTerm(terms, inputOf(plan, rows, t, xGate, training), plan.kernel + xGate * gateBytes, plan.inputs, plan.inputs * 32);
    count++;
  }
  if (hGate != NONE && h != 0) {
    const gateBytes = panels * plan.units * 32;
    setTerm(terms + count * TERM, h, plan.recurrent + hGate * gateBytes, plan.units, plan.units * 32);
    count++;
  }
  product(target, bias, false, terms, count, rows, panels);
}
