import { activateInto, throughActivationInto } from '../activation';
import { defaultOption, needsSums } from '../activations/kind';
import { addInto } from '../elementwise';
import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, stepsDue, transposeWeights } from './back-project';
import { giveMasked, holdMasked, takeMasked } from './masked-steps';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { beginForward, endForward, maskState, operandOf, unitSlab } from './sources';

/** Keras 3 `layers.SimpleRNN`: h = f(x·W + h·U + b). */
export function simpleRnnForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows), kind = plan.activation;
  beginForward(plan, rows, training);
  for (let t: u32 = 0; t < plan.steps; t++) {
    const state = plan.states + t * slab;
    maskState(plan, rows, t, training);
    projectGate(plan, rows, t, state, 0, 0, operandOf(plan, rows, t, 0, training), plan.bias, training);
    if (needsSums(kind)) memory.copy(plan.sums + t * slab, state, slab);
    activateInto(kind, defaultOption(kind), state, state, slab, rows, plan.units);
    holdMasked(plan, rows, t, state, state - slab);
  }
  endForward(plan, rows);
}

export function simpleRnnBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows), kind = plan.activation;
  transposeWeights(plan, 1);
  memory.fill(plan.stateGrad, 0, slab);
  for (let t = plan.steps - 1; ; t--) {
    const dz = plan.gates + t * slab, yGrad = outputGradient(plan, rows, t);
    takeMasked(plan, rows, t);
    if (yGrad != 0) addInto(plan.stateGrad, yGrad, slab);
    throughActivationInto(kind, defaultOption(kind), dz, plan.stateGrad, plan.states + t * slab, plan.sums + t * slab, slab, rows, plan.units);
    if (t > 0) stateGradient(plan, rows, plan.stateGrad, false, dz, 0, 1, 1, training);
    inputGradient(plan, rows, t, dz, 1, training);
    const due = stepsDue(plan, t);
    if (due > 0) {
      kernelGradient(plan, rows, t, due, dz, slab, 1, training);
      recurrentGradient(plan, rows, t, due, dz, slab, 0, 1, training);
    }
    giveMasked(plan, rows);
    if (t == 0) break;
  }
  if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.gates, slab, plan.steps, rows, panelsOf(plan.units));
}
