import { activateInto, throughActivationInto } from '../activation';
import { defaultOption } from '../activations/kind';
import { addInto } from '../elementwise';
import { fused } from '../math/fused';
import { outputGradient } from './back-project';
import { closeGate, openGate } from './gates';
import { RecurrentPlan } from './plan';
import { unitSlab } from './sources';

/** One step of an LSTM cell with any activations, a slab at a time: `lstm-cell.ts` for all that is not Keras's default. */
export function lstmOpenCell(plan: RecurrentPlan, rows: u32, t: u32): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * 4 * slab;
  const carry = plan.carries + t * slab, output = plan.carryOutputs + t * slab, state = plan.states + t * slab;
  const kind = plan.activation;
  for (let gate: u32 = 0; gate < 4; gate++) openGate(plan, rows, gate == 2 ? kind : plan.recurrentActivation, gates + gate * slab);
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at;
    const kept = f32x4.mul(v128.load(z + slab), v128.load(carry + at));
    v128.store(carry + slab + at, fused(v128.load(z), v128.load(z + 2 * slab), kept));
  }
  activateInto(kind, defaultOption(kind), output, carry + slab, slab, rows, plan.units);
  for (let at: usize = 0; at < slab; at += 16) v128.store(state + at, f32x4.mul(v128.load(gates + 3 * slab + at), v128.load(output + at)));
}

/** As `lstmCellBackward`. */
export function lstmOpenCellBackward(plan: RecurrentPlan, rows: u32, t: u32): void {
  const slab = unitSlab(plan, rows), gates = plan.gates + t * 4 * slab, upstream = plan.upstream, kind = plan.activation;
  const carry = plan.carries + t * slab, output = plan.carryOutputs + t * slab, yGrad = outputGradient(plan, rows, t);
  if (yGrad != 0) addInto(plan.stateGrad, yGrad, slab);
  for (let at: usize = 0; at < slab; at += 16) {
    v128.store(upstream + at, f32x4.mul(v128.load(plan.stateGrad + at), v128.load(gates + 3 * slab + at)));
  }
  throughActivationInto(kind, defaultOption(kind), upstream, upstream, output, carry + slab, slab, rows, plan.units);
  addInto(plan.carryGrad, upstream, slab);
  spread(gates, carry, output, plan.stateGrad, plan.carryGrad, upstream, slab);
  for (let gate: u32 = 0; gate < 4; gate++) {
    closeGate(plan, rows, gate == 2 ? kind : plan.recurrentActivation, gates + gate * slab, upstream + gate * slab);
  }
}

/** From dh and dc to the gradients of the four gates' values, and of c₋₁. */
function spread(gates: usize, carry: usize, output: usize, stateGrad: usize, carryGrad: usize, upstream: usize, slab: usize): void {
  for (let at: usize = 0; at < slab; at += 16) {
    const z = gates + at, to = upstream + at, dc = v128.load(carryGrad + at);
    v128.store(to, f32x4.mul(dc, v128.load(z + 2 * slab)));
    v128.store(to + slab, f32x4.mul(dc, v128.load(carry + at)));
    v128.store(to + 2 * slab, f32x4.mul(dc, v128.load(z)));
    v128.store(to + 3 * slab, f32x4.mul(v128.load(stateGrad + at), v128.load(output + at)));
    v128.store(carryGrad + at, f32x4.mul(dc, v128.load(z + slab)));
  }
}
