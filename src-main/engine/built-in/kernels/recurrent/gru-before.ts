import { activate, throughActivation } from '../activation';
import { columnSums } from '../product/column-sums';
import { gradient } from '../product/gradient';
import { product, setTerm } from '../product/product';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient } from './back-project';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { operandOf, stateOf, unitSlab } from './sources';

/**
 * GRU with the reset gate before the recurrent product (Cho et al., 2014):
 * z, r = σ(x·W + h₋₁·U + b); h̃ = f(x·W + (r·h₋₁)·U + b); h = z·h₋₁ + (1 - z)·h̃.
 * Three slabs a step: h̃, z, r; r·h₋₁ is kept in `carries`.
 */
const SLABS: u32 = 3;

const term = memory.data(16);

export function gruBeforeForward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows),
    gates = plan.gates + t * SLABS * slab,
    reset = plan.carries + t * slab;
  const gateBytes: usize = panelsOf(plan.units) * 32,
    hasBias = plan.bias != 0;
  for (let gate: u32 = 0; gate < 2; gate++) {
    const bias = hasBias ? plan.bias + (gate + 1) * gateBytes : 0,
      h = operandOf(plan, rows, t, gate, training);
    projectGate(plan, rows, t, gates + (gate + 1) * slab, gate + 1, gate, h, bias, training);
  }
  openGates(plan.recurrentActivation, gates + slab, stateOf(plan, rows, t, 2, training), reset, slab);
  projectGate(plan, rows, t, gates, 0, 2, t == 0 ? 0 : reset, plan.bias, training);
  mixState(plan.activation, gates, plan.states + t * slab - slab, slab);
}

/** z and r in place, and r·h₋₁. */
function openGates(kind: u32, gates: usize, state: usize, reset: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const r = activate(kind, v128.load(gates + slab + at));
    v128.store(gates + at, activate(kind, v128.load(gates + at)));
    v128.store(gates + slab + at, r);
    v128.store(reset + at, f32x4.mul(r, v128.load(state + at)));
  }
}

/** h̃ in place, and h into the slab after h₋₁. */
function mixState(kind: u32, gates: usize, state: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const candidate = activate(kind, v128.load(gates + at)),
      z = v128.load(gates + slab + at);
    v128.store(gates + at, candidate);
    v128.store(state + slab + at, f32x4.add(candidate, f32x4.mul(z, f32x4.sub(v128.load(state + at), candidate))));
  }
}

export function gruBeforeBackward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows),
    gates = plan.gates + t * SLABS * slab,
    panels = panelsOf(plan.units);
  const gateBytes: usize = panels * plan.units * 32,
    gateRows = panels * 8;
  mixBackward(plan, gates, plan.states + t * slab - slab, outputGradient(plan, rows, t), slab);
  // d(r·h₋₁) = dh̃·Uᵀ, kept where LSTM has its carry's gradient.
  setTerm(term, gates, plan.recurrentTransposed + 2 * gateRows * 32, gateRows, 3 * gateRows * 32);
  product(plan.carryGrad, 0, false, term, 1, rows, panels);
  const mask = training && plan.hMask != 0 ? plan.hMask + 2 * slab : 0;
  resetBackward(plan, gates + 2 * slab, stateOf(plan, rows, t, 2, training), mask, slab);
  if (t > 0) stateGradient(plan, rows, plan.stateGrad, true, gates + slab, 0, 2, 3, training);
  inputGradient(plan, rows, t, gates, 3, training);
  kernelGradient(plan, rows, t, gates, 3, training);
  recurrentGradient(plan, rows, t, gates + slab, 0, 2, training);
  gradient(plan.recurrentGrad + 2 * gateBytes, plan.units * 32, plan.units, plan.carries + t * slab, 0, gates, 0, 1, rows, panels);
}

/** h̃ and z become the gradients of their sums, `stateGrad` the direct share of h₋₁'s. */
function mixBackward(plan: RecurrentPlan, gates: usize, state: usize, yGrad: usize, slab: usize): void {
  const stateGrad = plan.stateGrad,
    kind = plan.activation,
    gateKind = plan.recurrentActivation;
  for (let at: usize = 0; at < slab; at += 16) {
    const candidate = v128.load(gates + at),
      z = v128.load(gates + slab + at);
    let dh = v128.load(stateGrad + at);
    if (yGrad != 0) dh = f32x4.add(dh, v128.load(yGrad + at));
    const kept = f32x4.mul(dh, z);
    v128.store(gates + at, throughActivation(kind, f32x4.sub(dh, kept), candidate));
    v128.store(gates + slab + at, throughActivation(gateKind, f32x4.mul(dh, f32x4.sub(v128.load(state + at), candidate)), z));
    v128.store(stateGrad + at, kept);
  }
}

/** r becomes the gradient of its sum; what goes through r·h₋₁ to h₋₁ is added. `state` is the (masked) state that was reset. */
function resetBackward(plan: RecurrentPlan, gate: usize, state: usize, mask: usize, slab: usize): void {
  const through = plan.carryGrad,
    stateGrad = plan.stateGrad,
    gateKind = plan.recurrentActivation;
  for (let at: usize = 0; at < slab; at += 16) {
    const r = v128.load(gate + at),
      d = v128.load(through + at);
    let back = f32x4.mul(d, r);
    if (mask != 0) back = f32x4.mul(back, v128.load(mask + at));
    v128.store(gate + at, throughActivation(gateKind, f32x4.mul(d, v128.load(state + at)), r));
    v128.store(stateGrad + at, f32x4.add(v128.load(stateGrad + at), back));
  }
}

export function gruBeforeEnd(plan: RecurrentPlan, rows: u32): void {
  const slab = unitSlab(plan, rows);
  columnSums(plan.biasGrad, plan.gates, SLABS * slab, plan.steps, rows, 3 * panelsOf(plan.units));
}
