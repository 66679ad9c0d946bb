import { activate, Kind, throughActivation } from '../activation';
import { columnSums } from '../product/column-sums';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient } from './back-project';
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
  if (plan.activation == Kind.tanh && plan.recurrentActivation == Kind.sigmoid) cell(Kind.tanh, Kind.sigmoid, gates, state, slab);
  else cell(plan.activation, plan.recurrentActivation, gates, state, slab);
}

@inline function cell(kind: u32, gateKind: u32, gates: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at, before = v128.load(state + at);
    const z = activate(gateKind, v128.load(from + slab)), r = activate(gateKind, v128.load(from + 2 * slab));
    const candidate = activate(kind, f32x4.add(v128.load(from), f32x4.mul(r, v128.load(from + 3 * slab))));
    v128.store(from, candidate);
    v128.store(from + slab, z);
    v128.store(from + 2 * slab, r);
    v128.store(state + slab + at, f32x4.add(candidate, f32x4.mul(z, f32x4.sub(before, candidate))));
  }
}

export function gruAfterBackward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * SLABS * slab;
  const state = plan.states + t * slab - slab, yGrad = outputGradient(plan, rows, t);
  if (plan.activation == Kind.tanh && plan.recurrentActivation == Kind.sigmoid) {
    cellBackward(Kind.tanh, Kind.sigmoid, gates, state, plan.stateGrad, yGrad, slab);
  } else {
    cellBackward(plan.activation, plan.recurrentActivation, gates, state, plan.stateGrad, yGrad, slab);
  }
  if (t > 0) stateGradient(plan, rows, plan.stateGrad, true, gates + slab, 0, 3, 3, training);
  inputGradient(plan, rows, t, gates, 3, training);
  kernelGradient(plan, rows, t, gates, 3, training);
  recurrentGradient(plan, rows, t, gates + slab, 0, 3, training);
}

/** The slabs become the gradients of h̃'s, z's and r's sums and of q; `stateGrad` becomes the direct share of h₋₁'s. */
@inline function cellBackward(kind: u32, gateKind: u32, gates: usize, state: usize, stateGrad: usize, yGrad: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const from = gates + at;
    const candidate = v128.load(from), z = v128.load(from + slab), r = v128.load(from + 2 * slab), q = v128.load(from + 3 * slab);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const kept = f32x4.mul(dh, z);
    const dCandidate = throughActivation(kind, f32x4.sub(dh, kept), candidate);
    v128.store(from, dCandidate);
    v128.store(from + slab, throughActivation(gateKind, f32x4.mul(dh, f32x4.sub(v128.load(state + at), candidate)), z));
    v128.store(from + 2 * slab, throughActivation(gateKind, f32x4.mul(dCandidate, q), r));
    v128.store(from + 3 * slab, f32x4.mul(dCandidate, r));
    v128.store(stateGrad + at, kept);
  }
}

/** Gradients of both biases: of the input's over h̃, z, r, of the state's over z, r, q. */
export function gruAfterEnd(plan: RecurrentPlan, rows: u32): void {
  const slab = unitSlab(plan, rows), panels = 3 * panelsOf(plan.units);
  columnSums(plan.biasGrad, plan.gates, SLABS * slab, plan.steps, rows, panels);
  columnSums(plan.biasGrad + panels * 32, plan.gates + slab, SLABS * slab, plan.steps, rows, panels);
}
