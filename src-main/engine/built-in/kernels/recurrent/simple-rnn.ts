import { activate, Kind, throughActivation } from '../activation';
import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, transposeWeights } from './back-project';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { beginForward, maskState, operandOf, unitSlab } from './sources';

/** Keras 3 `layers.SimpleRNN`: h = f(x·W + h·U + b). */
export function simpleRnnForward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows);
  beginForward(plan, rows, training);
  for (let t: u32 = 0; t < plan.steps; t++) {
    const state = plan.states + t * slab;
    projectGate(plan, rows, t, state, 0, 0, operandOf(plan, rows, t, 0, training), plan.bias, training);
    if (plan.activation == Kind.tanh) cell(Kind.tanh, state, slab);
    else cell(plan.activation, state, slab);
    maskState(plan, rows, t, training);
  }
}

@inline function cell(kind: u32, state: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(state + at, activate(kind, v128.load(state + at)));
}

export function simpleRnnBackward(at: usize, rows: u32, training: bool): void {
  const plan = changetype<RecurrentPlan>(at), slab = unitSlab(plan, rows);
  transposeWeights(plan, 1);
  memory.fill(plan.stateGrad, 0, slab);
  for (let t = plan.steps - 1; ; t--) {
    const dz = plan.gates + t * slab;
    cellBackward(plan, dz, plan.states + t * slab, outputGradient(plan, rows, t), slab);
    if (t > 0) stateGradient(plan, rows, plan.stateGrad, false, dz, 0, 1, 1, training);
    inputGradient(plan, rows, t, dz, 1, training);
    kernelGradient(plan, rows, t, dz, 1, training);
    recurrentGradient(plan, rows, t, dz, 0, 1, training);
    if (t == 0) break;
  }
  if (plan.biasGrad != 0) columnSums(plan.biasGrad, plan.gates, slab, plan.steps, rows, panelsOf(plan.units));
}

/** dz = (dh from later steps + dh from the output) × f′. */
function cellBackward(plan: RecurrentPlan, dz: usize, state: usize, yGrad: usize, bytes: usize): void {
  const kind = plan.activation, stateGrad = plan.stateGrad;
  for (let at: usize = 0; at < bytes; at += 16) {
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    v128.store(dz + at, throughActivation(kind, dh, v128.load(state + at)));
  }
}
