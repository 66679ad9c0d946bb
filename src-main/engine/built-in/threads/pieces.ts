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
};

/** @returns null for a kernel that cannot be cut into ranges */
export function pieceCount(kernel: string): number | null {
  return pieces[kernel] ?? null;
}
