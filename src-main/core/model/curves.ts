import type { Activation } from './options';

const selu = { alpha: 1.673_263_242_354_377, scale: 1.050_700_987_355_48 };

/** `keras.activations` of one number, as they are drawn; engines have kernels of their own. Softmax needs a whole row. */
export const activationCurves: Readonly<Record<Exclude<Activation, 'softmax'>, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(0, x),
  relu6: (x) => Math.min(6, Math.max(0, x)),
  leaky_relu: (x) => (x < 0 ? 0.2 * x : x),
  elu: (x) => (x < 0 ? Math.expm1(x) : x),
  selu: (x) => selu.scale * (x < 0 ? selu.alpha * Math.expm1(x) : x),
  gelu: (x) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  sigmoid,
  hard_sigmoid: (x) => Math.min(1, Math.max(0, x / 6 + 0.5)),
  tanh: Math.tanh,
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  softsign: (x) => x / (1 + Math.abs(x)),
  silu: (x) => x * sigmoid(x),
  swish: (x) => x * sigmoid(x),
  exponential: Math.exp,
};

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Abramowitz and Stegun, 7.1.26: to 1.5e-7, far finer than a pixel. */
function erf(x: number): number {
  const t = 1 / (1 + 0.327_591_1 * Math.abs(x));
  const polynomial = t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}
