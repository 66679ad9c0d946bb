import { panelsOf } from '../slab';
import { gruAfterBackward, gruAfterBegin, gruAfterEnd, gruAfterForward } from './gru-after';
import { gruBeforeBackward, gruBeforeEnd, gruBeforeForward } from './gru-before';
import { RecurrentPlan } from './plan';
import { beginForward, maskState } from './sources';
import { transposeWeights } from './back-project';

/**
 * Keras 3 `layers.GRU` (Cho et al., 2014), with the reset gate before or after the recurrent product.
 * Slabs of a step: h (candidate), z, r, and with reset after also q = h₋₁·U + b of the candidate. W has its gates in the order
 * h, z, r and U in the order z, r, h, so that what belongs to one product lies together.
 */
export function gruForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at);
  beginForward(plan, rows, training);
  if (plan.resetAfter) gruAfterBegin(plan);
  for (let t: u32 = 0; t < plan.steps; t++) {
    if (plan.resetAfter) gruAfterForward(plan, rows, t, training);
    else gruBeforeForward(plan, rows, t, training);
    maskState(plan, rows, t, training);
  }
}

export function gruBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at);
  transposeWeights(plan, 3);
  memory.fill(plan.stateGrad, 0, panelsOf(plan.units) * rows * 32);
  for (let t = plan.steps - 1; ; t--) {
    if (plan.resetAfter) gruAfterBackward(plan, rows, t, training);
    else gruBeforeBackward(plan, rows, t, training);
    if (t == 0) break;
  }
  if (plan.biasGrad == 0) return;
  if (plan.resetAfter) gruAfterEnd(plan, rows);
  else gruBeforeEnd(plan, rows);
}
