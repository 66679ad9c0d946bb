import { gradient } from '../product/gradient';
import { panelsOf, ROW } from '../slab';
import { RecurrentPlan } from './plan';
import { inputOf, inputSlab, isZeroState, stateOf, unitSlab } from './sources';

/** Steps that are added at once: what they read stays in the processor's first cache while all rows of the gradient pass by. */
const STRETCH: u32 = 4;

/**
 * Gradients of W and U for some panels of their columns, over all steps, once `lstmBackward` has left the gradients of the gates: the few
 * columns stay in the processor's second cache until they are done.
 *
 * @param kernelGrad 0 where `lstmBackward` adds it, as `recurrentGrad`
 * @param first panel of all gates' columns
 * @param count how many panels
 * @param isFirst the gradients are written and not added to
 */
export function lstmGradient(
  kernelGrad: usize, recurrentGrad: usize, at: usize, rows: u32, training: bool, first: u32, count: u32, isFirst: bool,
): void {
  const plan = changetype<RecurrentPlan>(at), panels = panelsOf(plan.units);
  if (isFirst) {
    clearColumns(kernelGrad, plan.inputs, first, count);
    clearColumns(recurrentGrad, plan.units, first, count);
  }
  for (let panel = first, end = first + count; panel < end; ) {
    const gate = panel / panels, n = min(end, (gate + 1) * panels) - panel;
    gateColumns(plan, kernelGrad, recurrentGrad, rows, training, gate, panel, n);
    panel += n;
  }
}

function clearColumns(grad: usize, k: u32, first: u32, count: u32): void {
  if (grad != 0) memory.fill(grad + <usize>first * k * ROW, 0, <usize>count * k * ROW);
}

/** Columns of one gate, which may have a mask of its own. */
function gateColumns(
  plan: RecurrentPlan, kernelGrad: usize, recurrentGrad: usize, rows: u32, training: bool, gate: u32, panel: u32, count: u32,
): void {
  const slab = unitSlab(plan, rows), dzStep = 4 * slab;
  const xBytes = <usize>plan.inputs * ROW, hBytes = <usize>plan.units * ROW;
  const xMasks = training && plan.xMask != 0 ? plan.xMasks : 1, hMasks = training && plan.hMask != 0 ? plan.hMasks : 1;
  const xStep = <isize>(xMasks * inputSlab(plan, rows)) * (plan.goBackwards ? -1 : 1);
  // Gates and their panels lie one after the other.
  let dz = plan.gates + <usize>panel * rows * ROW;
  for (let t: u32 = 0; t < plan.steps; t += STRETCH, dz += STRETCH * dzStep) {
    const steps = min(STRETCH, plan.steps - t);
    if (kernelGrad != 0) {
      gradient(kernelGrad + panel * xBytes, xBytes, plan.inputs, inputOf(plan, rows, t, gate, training), xStep, dz, dzStep, steps, rows, count);
    }
    if (recurrentGrad == 0) continue;
    // A zero state adds nothing.
    const skipped: u32 = isZeroState(plan, t) ? 1 : 0;
    if (steps == skipped) continue;
    const h = stateOf(plan, rows, t + skipped, gate, training), from = dz + skipped * dzStep;
    gradient(recurrentGrad + panel * hBytes, hBytes, plan.units, h, <isize>(hMasks * slab), from, dzStep, steps - skipped, rows, count);
  }
}
