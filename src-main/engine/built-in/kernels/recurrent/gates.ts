import { activateInto, throughActivationInto } from '../activation';
import { defaultOption, Kind, needsSums } from '../activations/kind';
import { gateVector } from '../math/gate';
import { panelsOf, slabBytes } from '../slab';
import { RecurrentPlan } from './plan';

/** Gates with any activation, a slab at a time; the loops of tanh cells with sigmoid gates have them built in. */

@inline export function isDefaultCell(plan: RecurrentPlan): bool {
  return plan.activation == Kind.tanh && plan.recurrentActivation == Kind.sigmoid;
}

/** Where the sum of a gate is kept for the backward pass, if its activation needs it. */
@inline function sumOf(plan: RecurrentPlan, gate: usize): usize {
  return plan.sums + (gate - plan.gates);
}

/** A gate's sum becomes its value. */
export function openGate(plan: RecurrentPlan, rows: u32, kind: u32, gate: usize): void {
  const slab = slabBytes(panelsOf(plan.units), rows);
  if (kind == Kind.sigmoid) return openSigmoid(gate, slab);
  if (needsSums(kind)) memory.copy(sumOf(plan, gate), gate, slab);
  activateInto(kind, defaultOption(kind), gate, gate, slab, rows, plan.units);
}

/** The sigmoid of Keras's default cell, whatever the other activation is. */
function openSigmoid(gate: usize, slab: usize): void {
  for (const end = gate + slab; gate < end; gate += 16) v128.store(gate, gateVector(v128.load(gate)));
}

/** A gate's value becomes the gradient of its sum. @param upstream slab with the gradient of its value */
export function closeGate(plan: RecurrentPlan, rows: u32, kind: u32, gate: usize, upstream: usize): void {
  const slab = slabBytes(panelsOf(plan.units), rows);
  throughActivationInto(kind, defaultOption(kind), gate, upstream, gate, sumOf(plan, gate), slab, rows, plan.units);
}
