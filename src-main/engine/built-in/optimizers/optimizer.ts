import type { Kernels } from '../kernels';
import type { Parameters } from '../parameters';

/** How one kind of optimizer moves all learned weights at once by their gradients. */
export interface UpdateRule {
  /** @param rate learning rate of this step */
  step(kernels: Kernels, parameters: Parameters, rate: number): void;
  /** Numbers that are kept from step to step, besides the slots in memory; part of the engine's state. */
  readonly scalars: Float64Array;
  /** Fills slots that do not begin with 0. */
  begin?(kernels: Kernels, parameters: Parameters): void;
}

/** @returns address of an optimizer's n-th slot */
export function slotOf(parameters: Parameters, index: number): number {
  const slot = parameters.slots[index];
  if (slot === undefined) throw new Error('The optimizer was given too few slots.');
  return slot;
}
