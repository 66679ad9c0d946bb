import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, stepsDue, transposeWeights } from './back-project';
import { isDefaultCell } from './gates';
import { lstmCell, lstmCellBackward } from './lstm-cell';
import { lstmOpenCell, lstmOpenCellBackward } from './lstm-open-cell';
import { giveMasked, holdMasked, takeMasked } from './masked-steps';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { beginForward, beginWith, endForward, maskState, operandOf, unitSlab } from './sources';

/** Keras 3 `layers.LSTM` (Hochreiter and Schmidhuber, 1997); gates in Keras's order i, f, c, o. */
export function lstmForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows), isDefault = isDefaultCell(plan);
  beginForward(plan, rows, training);
  beginWith(plan.carries, plan.keptCarry, slab);
  for (let t: u32 = 0; t < plan.steps; t++) {
    const gates = plan.gates + t * 4 * slab, carry = plan.carries + t * slab, state = plan.states + t * slab;
    maskState(plan, rows, t, training);
    for (let gate: u32 = 0; gate < 4; gate++) {
      const bias = plan.bias == 0 ? 0 : plan.bias + gate * panelsOf(plan.units) * 32;
      projectGate(plan, rows, t, gates + gate * slab, gate, gate, operandOf(plan, rows, t, gate, training), bias, training);
    }
    if (isDefault) lstmCell(gates, carry, plan.carryOutputs + t * slab, state, slab);
    else lstmOpenCell(plan, rows, t);
    holdMasked(plan, rows, t, state, state - slab);
    holdMasked(plan, rows, t, carry + slab, carry);
  }
  endForward(plan, rows);
}

export function lstmBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows), isDefault = isDefaultCell(plan);
  transposeWeights(plan, 4);
  memory.fill(plan.stateGrad, 0, slab);
  memory.fill(plan.carryGrad, 0, slab);
  for (let t = plan.steps - 1; ; t--) {
    const dz = plan.gates + t * 4 * slab, yGrad = outputGradient(plan, rows, t);
    takeMasked(plan, rows, t);
    if (isDefault) {
      lstmCellBackward(dz, plan.carries + t * slab, plan.carryOutputs + t * slab, plan.stateGrad, plan.carryGrad, yGrad, slab);
    } else {
      lstmOpenCellBackward(plan, rows, t);
    }
    if (t > 0) stateGradient(plan, rows, plan.stateGrad, false, dz, 0, 4, 4, training);
    inputGradient(plan, rows, t, dz, 4, training);
    const due = stepsDue(plan, t);
    if (due > 0) {
      kernelGradient(plan, rows, t, due, dz, 4 * slab, 4, training);
      recurrentGradient(plan, rows, t, due, dz, 4 * slab, 0, 4, training);
    }
    giveMasked(plan, rows);
    if (t == 0) break;
  }
  if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.gates, 4 * slab, plan.steps, rows, 4 * panelsOf(plan.units));
}
