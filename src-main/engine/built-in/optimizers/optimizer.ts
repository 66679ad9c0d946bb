import type { Kernels } from '../kernels';
import type { Parameters, Piece } from '../parameters';

/** Moves a stretch of the weights by its gradients. */
export type Update = (kernels: Kernels, piece: Piece) => void;

/** How one kind of optimizer moves the learned weights by their gradients. */
export interface UpdateRule {
  /**
   * Begins a step.
   *
   * @param rate learning rate of this step
   * @returns what is done to every stretch of the weights alike
   */
  step(rate: number): Update;
  /** Numbers that are kept from step to step, besides the slots in memory; part of the engine's state. */
  readonly scalars: Float64Array;
  /** Whether a weight stays as it is, to the bit, where its gradient and its slots are 0, and so do the slots. */
  readonly restsAtZero: boolean;
  /** Fills slots that do not begin with 0. */
  begin?(kernels: Kernels, parameters: Parameters): void;
}

/** @returns address of an optimizer's n-th slot, for all weights or for a piece of them */
export function slotOf({ slots }: Pick<Piece, 'slots'>, index: number): number {
  const slot = slots[index];
  if (slot === undefined) throw new Error('The optimizer was given too few slots.');
  return slot;
}

/** Where a zero is divided by nothing but ε, as the kernels have it in float32: a zero divided by zero would be no number. */
export function staysAboveZero(epsilon: number): boolean {
  return Math.fround(epsilon) > 0;
}
