import { multiply } from '../elementwise';
import { columnSums } from '../product/column-sums';
import { gradient } from '../product/gradient';
import { product, setTerm, termRoom as term } from '../product/product';
import { panelsOf } from '../slab';
import { inputGradient, kernelGradient, outputGradient, recurrentGradient, stateGradient, stepsDue } from './back-project';
import { closeGate, openGate } from './gates';
import { mixBackward, mixState } from './gru-mix';
import { RecurrentPlan } from './plan';
import { projectGate } from './project';
import { isZeroState, operandOf, stateOf, unitSlab } from './sources';

/**
 * GRU with the reset gate before the recurrent product (Cho et al., 2014):
 * z, r = σ(x·W + h₋₁·U + b); h̃ = f(x·W + (r·h₋₁)·U + b); h = z·h₋₁ + (1 - z)·h̃.
 * Three slabs a step: h̃, z, r; r·h₋₁ is kept in `carries`.
 */
const SLABS: u32 = 3;


export function gruBeforeForward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * SLABS * slab, reset = plan.carries + t * slab;
  const gateBytes: usize = panelsOf(plan.units) * 32, hasBias = plan.bias != 0;
  for (let gate: u32 = 0; gate < 2; gate++) {
    const bias = hasBias ? plan.bias + (gate + 1) * gateBytes : 0, h = operandOf(plan, rows, t, gate, training);
    const target = gates + (gate + 1) * slab;
    projectGate(plan, rows, t, target, gate + 1, gate, h, bias, training);
    openGate(plan, rows, plan.recurrentActivation, target);
  }
  multiply(reset, gates + 2 * slab, stateOf(plan, rows, t, 2, training), slab);
  projectGate(plan, rows, t, gates, 0, 2, isZeroState(plan, t) ? 0 : reset, plan.bias, training);
  openGate(plan, rows, plan.activation, gates);
  mixState(gates, plan.states + t * slab - slab, slab);
}

export function gruBeforeBackward(plan: RecurrentPlan, rows: u32, t: u32, training: bool): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * SLABS * slab, panels = panelsOf(plan.units), upstream = plan.upstream;
  const gateBytes: usize = panels * plan.units * 32, gateRows = panels * 8;
  mixBackward(gates, plan.states + t * slab - slab, plan.stateGrad, outputGradient(plan, rows, t), upstream, slab);
  closeGate(plan, rows, plan.activation, gates, upstream);
  closeGate(plan, rows, plan.recurrentActivation, gates + slab, upstream + slab);
  // d(r·h₋₁) = dh̃·Uᵀ
  setTerm(term, gates, plan.recurrentTransposed + 2 * gateRows * 32, gateRows, 3 * gateRows * 32);
  product(upstream, 0, false, term, 1, rows, panels);
  const mask = training && plan.hMask != 0 ? plan.hMask + 2 * slab : 0;
  throughReset(plan.stateGrad, upstream, gates + 2 * slab, stateOf(plan, rows, t, 2, training), mask, slab);
  closeGate(plan, rows, plan.recurrentActivation, gates + 2 * slab, upstream);
  if (t > 0) stateGradient(plan, rows, plan.stateGrad, true, gates + slab, 0, 2, 3, training);
  inputGradient(plan, rows, t, gates, 3, training);
  const due = stepsDue(plan, t), step = SLABS * slab;
  if (due == 0) return;
  kernelGradient(plan, rows, t, due, gates, step, 3, training);
  recurrentGradient(plan, rows, t, due, gates + slab, step, 0, 2, training);
  // A zero state adds nothing.
  const skipped: u32 = isZeroState(plan, t) ? 1 : 0;
  if (due == skipped) return;
  const reset = plan.carries + (t + skipped) * slab, dz = gates + skipped * step;
  gradient(plan.recurrentGrad + 2 * gateBytes, plan.units * 32, plan.units, reset, slab, dz, step, due - skipped, rows, panels);
}

/** d(r·h₋₁) in `upstream` becomes the gradient of r; what goes to h₋₁ is added. `state` is the (masked) state that was reset. */
function throughReset(stateGrad: usize, upstream: usize, gate: usize, state: usize, mask: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const d = v128.load(upstream + at);
    let back = f32x4.mul(d, v128.load(gate + at));
    if (mask != 0) back = f32x4.mul(back, v128.load(mask + at));
    v128.store(upstream + at, f32x4.mul(d, v128.load(state + at)));
    v128.store(stateGrad + at, f32x4.add(v128.load(stateGrad + at), back));
  }
}

export function gruBeforeEnd(plan: RecurrentPlan, rows: u32): void {
  const slab = unitSlab(plan, rows);
  columnSums(plan.biasGrad, plan.gates, SLABS * slab, plan.steps, rows, 3 * panelsOf(plan.units));
}
