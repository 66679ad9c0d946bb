/**
 * Kernels that do the same to every weight, whatever the others are: how many addresses of pieces of one form come before their number
 * of bytes. Such a call may be cut into ranges without a change of a bit.
 */
const pieces: Readonly<Record<string, number>> = {
  sgd: 2,
  sgdMomentum: 3,
  rmsprop: 5,
  adam: 4,
  adamAmsgrad: 5,
  nadam: 4,
  adamax: 4,
  adagrad: 3,
  adadelta: 4,
  decayWeights: 1,
  add: 3,
  clipValues: 1,
};

/** @returns null for a kernel that cannot be cut into ranges */
export function pieceCount(kernel: string): number | null {
  return pieces[kernel] ?? null;
}

const LEAST_RANGES = 8;
const MOST_RANGES = 32;
/** With its gradients and slots, a core's second cache holds it: what is summed is still there when it is used. */
const RANGE_BYTES = 65_536;

/** @param weights float32 that are learned. @returns ranges that they are cut into for sums and updates: enough for the cores of a desktop */
export function rangeCount(weights: number): number {
  return Math.min(MOST_RANGES, Math.max(LEAST_RANGES, Math.ceil((weights * 4) / RANGE_BYTES)));
}
