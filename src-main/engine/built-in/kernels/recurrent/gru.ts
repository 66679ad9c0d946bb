import { transposeWeights } from './back-project';
import { gruAfterBackward, gruAfterBegin, gruAfterEnd, gruAfterForward } from './gru-after';
import { gruBeforeBackward, gruBeforeEnd, gruBeforeForward } from './gru-before';
import { giveMasked, holdMasked, takeMasked } from './masked-steps';
import { RecurrentPlan } from './plan';
import { beginForward, endForward, maskState, unitSlab } from './sources';

/**
 * Keras 3 `layers.GRU` (Cho et al., 2014), with the reset gate before or after the recurrent product.
 * Slabs of a step: h (candidate), z, r, and with reset after also q = h₋₁·U + b of the candidate. W has its gates in the order
 * h, z, r and U in the order z, r, h, so that what belongs to one product lies together.
 */
export function gruForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows);
  beginForward(plan, rows, training);
  if (plan.resetAfter) gruAfterBegin(plan);
  for (let t: u32 = 0; t < plan.steps; t++) {
    const state = plan.states + t * slab;
    maskState(plan, rows, t, training);
    if (plan.resetAfter) gruAfterForward(plan, rows, t, training);
    else gruBeforeForward(plan, rows, t, training);
    holdMasked(plan, rows, t, state, state - slab);
  }
  endForward(plan, rows);
}

export function gruBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at);
  transposeWeights(plan, 3);
  memory.fill(plan.stateGrad, 0, unitSlab(plan, rows));
  for (let t = plan.steps - 1; ; t--) {
    takeMasked(plan, rows, t);
    if (plan.resetAfter) gruAfterBackward(plan, rows, t, training);
    else gruBeforeBackward(plan, rows, t, training);
    giveMasked(plan, rows);
    if (t == 0) break;
  }
  if (plan.biasGrad == 0) return;
  if (plan.resetAfter) gruAfterEnd(plan, rows);
  else gruBeforeEnd(plan, rows);
}
