import type { Activation } from '../../core/model/options';

/** Numbers of the activations in `kernels/activation.ts`. */
export const activationKinds: Readonly<Record<Activation, number>> = { linear: 0, relu: 1, sigmoid: 2, tanh: 3, softmax: 4 };
