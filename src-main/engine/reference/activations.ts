import type { Activation } from '../../core/model/options';
import { erfc } from './erf';

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/** keras.activations in float64 with Keras's defaults, one value at a time. */
export function activate(kind: Exclude<Activation, 'softmax'>, z: number): number {
  switch (kind) {
    case 'linear':
      return z;
    case 'relu':
      return Math.max(z, 0);
    case 'relu6':
      return Math.min(Math.max(z, 0), 6);
    case 'leaky_relu':
      return z > 0 ? z : 0.2 * z;
    case 'elu':
      return z > 0 ? z : Math.expm1(z);
    case 'selu':
      return SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
    case 'gelu':
      return (z / 2) * erfc(-z / Math.SQRT2);
    case 'sigmoid':
      return sigmoid(z);
    case 'hard_sigmoid':
      return Math.min(Math.max(z + 3, 0), 6) / 6;
    case 'tanh':
      return Math.tanh(z);
    case 'softplus':
      return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    case 'softsign':
      return z / (1 + Math.abs(z));
    case 'silu':
    case 'swish':
      return z * sigmoid(z);
    case 'exponential':
      return Math.exp(z);
  }
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The same over one row, and softmax, which needs the whole row. */
export function activateRow(kind: Activation, z: readonly number[]): number[] {
  if (kind !== 'softmax') return z.map((value) => activate(kind, value));
  const largest = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
