import { multiply, multiplyInto } from '../elementwise';
import { gradient } from '../product/gradient';
import { product, setTerm, termRoom as term } from '../product/product';
import { transposeMatrix } from '../product/transpose';
import { panelsOf, slabBytes } from '../slab';
import { RecurrentPlan } from './plan';
import { inputOf, inputSlab, inputStep, isZeroState, stateOf, unitSlab } from './sources';

/**
 * Wᵀ and Uᵀ of all gates, for the products of the backward pass; Uᵀ where a step before another needs it, which the first of a GRU with the
 * reset gate before does too.
 */
export function transposeWeights(plan: RecurrentPlan, gates: u32): void {
  const panels = gates * panelsOf(plan.units);
  if (plan.steps > 1 || (gates == 3 && !plan.resetAfter)) transposeMatrix(plan.recurrentTransposed, plan.recurrent, plan.units * 32, plan.units, panels);
  if (plan.xGrad != 0) transposeMatrix(plan.kernelTransposed, plan.kernel, plan.inputs * 32, plan.inputs, panels);
}

/**
 * target (+)= Σ over gates of (dz·Uᵀ), each through its mask.
 *
 * @param dz slab of gate `first`; the following ones come after it
 * @param gates how many are summed
 * @param total gates that U has
 */
export function stateGradient(
  plan: RecurrentPlan, rows: u32, target: usize, accumulate: bool, dz: usize, first: u32, gates: u32, total: u32, training: bool,
): void {
  const panels = panelsOf(plan.units), slab = unitSlab(plan, rows);
  const gateRows = panels * 8, panelBytes = total * gateRows * 32;
  const from = plan.recurrentTransposed + first * gateRows * 32;
  if (!training || plan.hMask == 0) {
    setTerm(term, dz, from, gates * gateRows, panelBytes);
    return product(target, 0, accumulate, term, 1, rows, panels);
  }
  if (!accumulate) memory.fill(target, 0, slab);
  for (let i: u32 = 0; i < gates; i++) {
    setTerm(term, dz + i * slab, from + i * gateRows * 32, gateRows, panelBytes);
    product(plan.scratch, 0, false, term, 1, rows, panels);
    multiplyInto(target, plan.scratch, plan.hMask + (plan.hMasks > 1 ? first + i : 0) * slab, slab);
  }
}

/** Gradient of the input at step t: Σ over all gates of (dz·Wᵀ), each through its mask. */
export function inputGradient(plan: RecurrentPlan, rows: u32, t: u32, dz: usize, gates: u32, training: bool): void {
  if (plan.xGrad == 0) return;
  const panels = panelsOf(plan.inputs), slab = inputSlab(plan, rows), gateSlab = unitSlab(plan, rows);
  const gateRows = panelsOf(plan.units) * 8, panelBytes = gates * gateRows * 32;
  const target = plan.xGrad + inputStep(plan, t) * slab;
  const masked = training && plan.xMask != 0;
  if (!masked || plan.xMasks == 1) {
    setTerm(term, dz, plan.kernelTransposed, gates * gateRows, panelBytes);
    product(target, 0, false, term, 1, rows, panels);
    if (masked) multiply(target, target, plan.xMask, slab);
    return;
  }
  memory.fill(target, 0, slab);
  for (let i: u32 = 0; i < gates; i++) {
    setTerm(term, dz + i * gateSlab, plan.kernelTransposed + i * gateRows * 32, gateRows, panelBytes);
    product(plan.scratch, 0, false, term, 1, rows, panels);
    multiplyInto(target, plan.scratch, plan.xMask + i * slab, slab);
  }
}

/**
 * Steps whose shares of dW and dU are added at once: the sums then go to memory and back a quarter as often, and what the four steps
 * read still lies in the processor's second cache.
 */
const STRETCH: u32 = 4;

/** How many steps' shares of dW and dU are due once step t has gone back; 0 for none. */
@inline export function stepsDue(plan: RecurrentPlan, t: u32): u32 {
  return t % STRETCH == 0 ? min(STRETCH, plan.steps - t) : 0;
}

/**
 * Adds the shares of dW of `steps` steps from t on, for the gates from the first of W on, unless they are summed later.
 *
 * @param dz slabs of step t; those of the next step are `dzStep` bytes on
 */
export function kernelGradient(plan: RecurrentPlan, rows: u32, t: u32, steps: u32, dz: usize, dzStep: usize, gates: u32, training: bool): void {
  if (plan.kernelGrad == 0) return;
  const panels = panelsOf(plan.units), gateBytes = panels * plan.inputs * 32, slab = unitSlab(plan, rows);
  const masks = training && plan.xMask != 0 ? plan.xMasks : 1, together = masks > 1 ? 1 : gates;
  const xStep = <isize>(masks * inputSlab(plan, rows)) * (plan.goBackwards ? -1 : 1);
  for (let gate: u32 = 0; gate < gates; gate += together) {
    const x = inputOf(plan, rows, t, gate, training), target = plan.kernelGrad + gate * gateBytes;
    gradient(target, plan.inputs * 32, plan.inputs, x, xStep, dz + gate * slab, dzStep, steps, rows, together * panels);
  }
}

/** Adds the shares of dU of `steps` steps from t on, for gates `first` and following; a zero state adds nothing. */
export function recurrentGradient(
  plan: RecurrentPlan, rows: u32, t: u32, steps: u32, dz: usize, dzStep: usize, first: u32, gates: u32, training: bool,
): void {
  if (plan.recurrentGrad == 0) return;
  if (isZeroState(plan, t)) {
    if (--steps == 0) return;
    t++;
    dz += dzStep;
  }
  const panels = panelsOf(plan.units), gateBytes = panels * plan.units * 32, slab = unitSlab(plan, rows);
  const masks = training && plan.hMask != 0 ? plan.hMasks : 1, together = masks > 1 ? 1 : gates;
  for (let i: u32 = 0; i < gates; i += together) {
    const h = stateOf(plan, rows, t, first + i, training), target = plan.recurrentGrad + (first + i) * gateBytes;
    gradient(target, plan.units * 32, plan.units, h, <isize>(masks * slab), dz + i * slab, dzStep, steps, rows, together * panels);
  }
}

/** dh of the last step is the output's gradient alone; of the others it comes on top of what travels back. */
@inline export function outputGradient(plan: RecurrentPlan, rows: u32, t: u32): usize {
  if (plan.returnSequences) return plan.yGrad + t * slabBytes(panelsOf(plan.units), rows);
  return t == plan.steps - 1 ? plan.yGrad : 0;
}
