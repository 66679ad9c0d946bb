import type { Kernels } from '../kernels';
import type { Parameters } from '../parameters';

/** One optimizer over all weights at once. */
export interface Optimizer {
  /** Applies the gradients to the weights. */
  step(kernels: Kernels, parameters: Parameters): void;
  /** Numbers that are kept from step to step, besides the slots in memory; part of the engine's state. */
  readonly scalars: Float64Array;
}

/** @returns address of an optimizer's n-th slot */
export function slotOf(parameters: Parameters, index: number): number {
  const slot = parameters.slots[index];
  if (slot === undefined) throw new Error('The optimizer was given too few slots.');
  return slot;
}
