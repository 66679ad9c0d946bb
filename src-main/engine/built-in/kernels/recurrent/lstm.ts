import { Kind } from '../activation';
import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, transposeWeights } from './back-project';
import { lstmCell, lstmCellBackward } from './lstm-cell';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { beginForward, maskState, operandOf, unitSlab } from './sources';

/** Keras 3 `layers.LSTM` (Hochreiter and Schmidhuber, 1997); gates in Keras's order i, f, c, o. */
export function lstmForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at),
    slab = unitSlab(plan, rows);
  const fast = plan.activation == Kind.tanh && plan.recurrentActivation == Kind.sigmoid;
  beginForward(plan, rows, training);
  memory.fill(plan.carries, 0, slab);
  for (let t: u32 = 0; t < plan.steps; t++) {
    const gates = plan.gates + t * 4 * slab;
    for (let gate: u32 = 0; gate < 4; gate++) {
      const bias = plan.bias == 0 ? 0 : plan.bias + gate * panelsOf(plan.units) * 32;
      projectGate(plan, rows, t, gates + gate * slab, gate, gate, operandOf(plan, rows, t, gate, training), bias, training);
    }
    const carry = plan.carries + t * slab,
      state = plan.states + t * slab,
      output = plan.carryOutputs + t * slab;
    if (fast) lstmCell(Kind.tanh, Kind.sigmoid, gates, carry, output, state, slab);
    else lstmCell(plan.activation, plan.recurrentActivation, gates, carry, output, state, slab);
    maskState(plan, rows, t, training);
  }
}

export function lstmBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at),
    slab = unitSlab(plan, rows);
  const fast = plan.activation == Kind.tanh && plan.recurrentActivation == Kind.sigmoid;
  transposeWeights(plan, 4);
  memory.fill(plan.stateGrad, 0, slab);
  memory.fill(plan.carryGrad, 0, slab);
  for (let t = plan.steps - 1; ; t--) {
    const dz = plan.gates + t * 4 * slab,
      yGrad = outputGradient(plan, rows, t);
    const carry = plan.carries + t * slab,
      output = plan.carryOutputs + t * slab;
    if (fast) lstmCellBackward(Kind.tanh, Kind.sigmoid, dz, carry, output, plan.stateGrad, plan.carryGrad, yGrad, slab);
    else lstmCellBackward(plan.activation, plan.recurrentActivation, dz, carry, output, plan.stateGrad, plan.carryGrad, yGrad, slab);
    if (t > 0) stateGradient(plan, rows, plan.stateGrad, false, dz, 0, 4, 4, training);
    inputGradient(plan, rows, t, dz, 4, training);
    kernelGradient(plan, rows, t, dz, 4, training);
    recurrentGradient(plan, rows, t, dz, 0, 4, training);
    if (t == 0) break;
  }
  if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.gates, 4 * slab, plan.steps, rows, 4 * panelsOf(plan.units));
}
