import { fused } from '../math/fused';
import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, stepsDue } from './back-project';
import { closeGate, isDefaultCell, openGate } from './gates';
import { gruCell, gruCellBackward } from './gru-after-cell';
import { mixBackward, mixState } from './gru-mix';
import { RecurrentPlan } from './plan';
import { NONE, projectGate } from './project';
import { operandOf, unitSlab } from './sources';

/**
 * GRU with the reset gate after the recurrent product (Keras's default, cuDNN's form):
 * z, r = σ(x·W + b + h₋₁·U + b′); q = h₋₁·U + b′; h̃ = f(x·W + b + r·q); h = z·h₋₁ + (1 - z)·h̃.
 * Four slabs a step: h̃, z, r, q.
 */
const SLABS: u32 = 4;

/** Both biases of z and r in one, once a pass. */
export function gruAfterBegin(plan: RecurrentPlan): void {
  if (plan.bias == 0) return;
  const gateBytes: usize = panelsOf(plan.units) * 32;
  const ofInput = plan.bias + gateBytes, ofState = plan.bias + 3 * gateBytes;
  for (let at: usize = 0; at < 2 * gateBytes; at += 16) {
    v128.store(plan.biasSum + at, f32x4.add(v128.load(ofInput + at), v128.load(ofState + at)));
  }
}

export function gruAfterForward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * SLABS * slab;
  const gateBytes: usize = panelsOf(plan.units) * 32, hasBias = plan.bias != 0;
  projectGate(plan, rows, t, gates, 0, NONE, 0, plan.bias, training);
  for (let gate: u32 = 0; gate < 2; gate++) {
    const bias = hasBias ? plan.biasSum + gate * gateBytes : 0, h = operandOf(plan, rows, t, gate, training);
    projectGate(plan, rows, t, gates + (gate + 1) * slab, gate + 1, gate, h, bias, training);
  }
  projectGate(plan, rows, t, gates + 3 * slab, NONE, 2, operandOf(plan, rows, t, 2, training), hasBias ? plan.bias + 5 * gateBytes : 0, training);
  const state = plan.states + t * slab - slab;
  if (isDefaultCell(plan)) gruCell(gates, state, slab);
  else openCell(plan, rows, gates, state, slab);
}

/** `gruCell` with any activations, a slab at a time. */
function openCell(plan: RecurrentPlan, rows: u32, gates: usize, state: usize, slab: usize): void {
  openGate(plan, rows, plan.recurrentActivation, gates + slab);
  openGate(plan, rows, plan.recurrentActivation, gates + 2 * slab);
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at;
    v128.store(from, fused(v128.load(from + 2 * slab), v128.load(from + 3 * slab), v128.load(from)));
  }
  openGate(plan, rows, plan.activation, gates);
  mixState(gates, state, slab);
}

export function gruAfterBackward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * SLABS * slab;
  const state = plan.states + t * slab - slab, yGrad = outputGradient(plan, rows, t);
  if (isDefaultCell(plan)) gruCellBackward(gates, state, plan.stateGrad, yGrad, slab);
  else openCellBackward(plan, rows, gates, state, yGrad, slab);
  if (t > 0) stateGradient(plan, rows, plan.stateGrad, true, gates + slab, 0, 3, 3, training);
  inputGradient(plan, rows, t, gates, 3, training);
  const due = stepsDue(plan, t);
  if (due == 0) return;
  kernelGradient(plan, rows, t, due, gates, SLABS * slab, 3, training);
  recurrentGradient(plan, rows, t, due, gates + slab, SLABS * slab, 0, 3, training);
}

/** `gruCellBackward` with any activations. */
function openCellBackward(plan: RecurrentPlan, rows: u32, gates: usize, state: usize, yGrad: usize, slab: usize): void {
  const upstream = plan.upstream;
  mixBackward(gates, state, plan.stateGrad, yGrad, upstream, slab);
  closeGate(plan, rows, plan.activation, gates, upstream);
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at, dCandidate = v128.load(from), q = from + 3 * slab;
    v128.store(upstream + at, f32x4.mul(dCandidate, v128.load(q)));
    v128.store(q, f32x4.mul(dCandidate, v128.load(from + 2 * slab)));
  }
  closeGate(plan, rows, plan.recurrentActivation, gates + slab, upstream + slab);
  closeGate(plan, rows, plan.recurrentActivation, gates + 2 * slab, upstream);
}

/** Gradients of both biases: of the input's over h̃, z, r, of the state's over z, r, q. */
export function gruAfterEnd(plan: RecurrentPlan, rows: u32): void {
  const slab = unitSlab(plan, rows), panels = 3 * panelsOf(plan.units);
  columnSums(plan.biasGrad, plan.gates, SLABS * slab, plan.steps, rows, panels);
  columnSums(plan.biasGrad + panels * 32, plan.gates + slab, SLABS * slab, plan.steps, rows, panels);
}
