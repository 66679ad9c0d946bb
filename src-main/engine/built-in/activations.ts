import type { Activation } from '../../core/model/options';

/** Numbers of the activations in `kernels/activations/kind.ts`. */
export const activationKinds: Readonly<Record<Activation, number>> = {
  linear: 0,
  relu: 1,
  sigmoid: 2,
  tanh: 3,
  softmax: 4,
  relu6: 5,
  leaky_relu: 6,
  elu: 7,
  selu: 8,
  gelu: 9,
  hard_sigmoid: 10,
  softplus: 11,
  softsign: 12,
  silu: 13,
  swish: 13,
  exponential: 14,
};

/** Whether the slope of an activation is not told from its value, so that what it was applied to has to be kept. */
export function needsSums(kind: number): boolean {
  return kind === activationKinds.gelu || kind === activationKinds.silu;
}
