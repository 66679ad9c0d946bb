import { addInto } from '../elementwise';
import { panelsOf, ROW, slabBytes } from '../slab';
import { outputGradient } from './back-project';
import { RecurrentPlan } from './plan';
import { inputStep } from './sources';

/**
 * Steps that a mask leaves out, as Keras's `backend.rnn`: the state, and with it the output, stays what it was; gradients pass such a
 * step by. Flags are [steps][rows], by the step of the input.
 */

@inline function flagsOf(plan: RecurrentPlan, rows: u32, t: u32): usize {
  return plan.mask + ((<usize>inputStep(plan, t) * rows) << 2);
}

/** After step t: rows that are left out get back their values of the step before. */
export function holdMasked(plan: RecurrentPlan, rows: u32, t: u32, now: usize, before: usize): void {
  if (plan.mask == 0) return;
  const flags = flagsOf(plan, rows, t);
  for (let panel: u32 = 0; panel < panelsOf(plan.units); panel++) {
    for (let row: u32 = 0; row < rows; row++, now += ROW, before += ROW) {
      if (load<f32>(flags + (row << 2)) == 0) memory.copy(now, before, ROW);
    }
  }
}

/** Before step t goes back: the gradients of rows that are left out are put aside, and the step sees none. */
export function takeMasked(plan: RecurrentPlan, rows: u32, t: u32): void {
  if (plan.mask == 0) return;
  const slab = slabBytes(panelsOf(plan.units), rows), yGrad = outputGradient(plan, rows, t);
  memory.fill(plan.heldState, 0, slab);
  moveMasked(plan, rows, t, plan.heldState, plan.stateGrad);
  if (yGrad != 0) moveMasked(plan, rows, t, plan.heldState, yGrad);
  if (plan.heldCarry == 0) return;
  memory.fill(plan.heldCarry, 0, slab);
  moveMasked(plan, rows, t, plan.heldCarry, plan.carryGrad);
}

/** After step t went back: what was put aside goes on to the step before. */
export function giveMasked(plan: RecurrentPlan, rows: u32): void {
  if (plan.mask == 0) return;
  const slab = slabBytes(panelsOf(plan.units), rows);
  addInto(plan.stateGrad, plan.heldState, slab);
  if (plan.heldCarry != 0) addInto(plan.carryGrad, plan.heldCarry, slab);
}

/** held += grad and grad = 0, in rows that are left out. */
function moveMasked(plan: RecurrentPlan, rows: u32, t: u32, held: usize, grad: usize): void {
  const flags = flagsOf(plan, rows, t), none = f32x4.splat(0);
  for (let panel: u32 = 0; panel < panelsOf(plan.units); panel++) {
    for (let row: u32 = 0; row < rows; row++, held += ROW, grad += ROW) {
      if (load<f32>(flags + (row << 2)) != 0) continue;
      v128.store(held, f32x4.add(v128.load(held), v128.load(grad)));
      v128.store(held, f32x4.add(v128.load(held, 16), v128.load(grad, 16)), 16);
      v128.store(grad, none);
      v128.store(grad, none, 16);
    }
  }
}
