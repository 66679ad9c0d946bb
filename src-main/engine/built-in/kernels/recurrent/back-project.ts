import { multiply, multiplyInto } from '../elementwise';
import { gradient } from '../product/gradient';
import { product, setTerm, termRoom as term } from '../product/product';
import { transposeMatrix } from '../product/transpose';
import { panelsOf, slabBytes } from '../slab';
import { RecurrentPlan } from './plan';
import { inputOf, inputSlab, inputStep, isZeroState, stateOf, unitSlab } from './sources';

/** Wᵀ and Uᵀ of all gates, for the products of the backward pass; Uᵀ where a step before another needs it, which a GRU's first does too. */
export function transposeWeights(plan: RecurrentPlan, gates: u32): void {
  const panels = gates * panelsOf(plan.units);
  if (plan.steps > 1 || gates == 3) transposeMatrix(plan.recurrentTransposed, plan.recurrent, plan.units * 32, plan.units, panels);
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

/** Adds step t's share of dW for the gates from the first of W on. */
export function kernelGradient(plan: RecurrentPlan, rows: u32, t: u32, dz: usize, gates: u32, training: bool): void {
  const panels = panelsOf(plan.units), gateBytes = panels * plan.inputs * 32, slab = unitSlab(plan, rows);
  const together = training && plan.xMasks > 1 ? 1 : gates;
  for (let gate: u32 = 0; gate < gates; gate += together) {
    const x = inputOf(plan, rows, t, gate, training);
    gradient(plan.kernelGrad + gate * gateBytes, plan.inputs * 32, plan.inputs, x, 0, dz + gate * slab, 0, 1, rows, together * panels);
  }
}

/** Adds step t's share of dU for gates `first` and following; a zero state adds nothing. */
export function recurrentGradient(plan: RecurrentPlan, rows: u32, t: u32, dz: usize, first: u32, gates: u32, training: bool): void {
  if (isZeroState(plan, t)) return;
  const panels = panelsOf(plan.units), gateBytes = panels * plan.units * 32, slab = unitSlab(plan, rows);
  const together = training && plan.hMasks > 1 ? 1 : gates;
  for (let i: u32 = 0; i < gates; i += together) {
    const h = stateOf(plan, rows, t, first + i, training);
    const target = plan.recurrentGrad + (first + i) * gateBytes;
    gradient(target, plan.units * 32, plan.units, h, 0, dz + i * slab, 0, 1, rows, together * panels);
  }
}

/** dh of the last step is the output's gradient alone; of the others it comes on top of what travels back. */
@inline export function outputGradient(plan: RecurrentPlan, rows: u32, t: u32): usize {
  if (plan.returnSequences) return plan.yGrad + t * slabBytes(panelsOf(plan.units), rows);
  return t == plan.steps - 1 ? plan.yGrad : 0;
}
