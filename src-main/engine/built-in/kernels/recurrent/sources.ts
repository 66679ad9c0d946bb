import { multiply } from '../elementwise';
import { panelsOf, slabBytes } from '../slab';
import { RecurrentPlan } from './plan';

/** What a gate reads at a step: the input and the state before, each masked where dropout is on. */

@inline export function inputSlab(plan: RecurrentPlan, rows: u32): usize {
  return slabBytes(panelsOf(plan.inputs), rows);
}

@inline export function unitSlab(plan: RecurrentPlan, rows: u32): usize {
  return slabBytes(panelsOf(plan.units), rows);
}

/** The step of the input that is read as the t-th. */
@inline export function inputStep(plan: RecurrentPlan, t: u32): u32 {
  return plan.goBackwards ? plan.steps - 1 - t : t;
}

export function inputOf(plan: RecurrentPlan, rows: u32, t: u32, gate: u32, training: bool): usize {
  const slab = inputSlab(plan, rows), step = inputStep(plan, t);
  if (!training || plan.xMask == 0) return plan.x + step * slab;
  return plan.xMasked + (step * plan.xMasks + (plan.xMasks > 1 ? gate : 0)) * slab;
}

/** The state before step t. */
export function stateOf(plan: RecurrentPlan, rows: u32, t: u32, gate: u32, training: bool): usize {
  const slab = unitSlab(plan, rows);
  if (!training || plan.hMask == 0) return plan.states + t * slab - slab;
  return plan.hMasked + (t * plan.hMasks + (plan.hMasks > 1 ? gate : 0)) * slab;
}

/** Whether the state before step t is known to be zero and needs no product. */
@inline export function isZeroState(plan: RecurrentPlan, t: u32): bool {
  return t == 0 && plan.keptState == 0;
}

/** The state before step t as U's operand, or 0 where it is zero. */
export function operandOf(plan: RecurrentPlan, rows: u32, t: u32, gate: u32, training: bool): usize {
  return isZeroState(plan, t) ? 0 : stateOf(plan, rows, t, gate, training);
}

/** Before the first step: the state that the last call left, or zero; and the input is masked for all steps. */
export function beginForward(plan: RecurrentPlan, rows: u32, training: bool): void {
  const slab = unitSlab(plan, rows), inputBytes = inputSlab(plan, rows);
  beginWith(plan.states - slab, plan.keptState, slab);
  if (!training || plan.xMask == 0) return;
  let to = plan.xMasked;
  for (let step: u32 = 0; step < plan.steps; step++) {
    for (let i: u32 = 0; i < plan.xMasks; i++, to += inputBytes) multiply(to, plan.x + step * inputBytes, plan.xMask + i * inputBytes, inputBytes);
  }
}

/** After the last step: what a stateful layer goes on from. */
export function endForward(plan: RecurrentPlan, rows: u32): void {
  const slab = unitSlab(plan, rows);
  if (plan.keptState != 0) memory.copy(plan.keptState, plan.states + (plan.steps - 1) * slab, slab);
  if (plan.keptCarry != 0) memory.copy(plan.keptCarry, plan.carries + plan.steps * slab, slab);
}

/** @param kept 0 for zero */
export function beginWith(target: usize, kept: usize, slab: usize): void {
  if (kept == 0) memory.fill(target, 0, slab);
  else memory.copy(target, kept, slab);
}

/** The state before step t is masked for it. */
export function maskState(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  if (!training || plan.hMask == 0) return;
  const slab = unitSlab(plan, rows), state = plan.states + t * slab - slab;
  let to = plan.hMasked + t * plan.hMasks * slab;
  for (let i: u32 = 0; i < plan.hMasks; i++, to += slab) multiply(to, state, plan.hMask + i * slab, slab);
}
