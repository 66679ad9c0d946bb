import type { Activation } from '../../core/model/options';

/** keras.activations in float64, one value at a time. */
export function activate(kind: Exclude<Activation, 'softmax'>, z: number): number {
  switch (kind) {
    case 'linear':
      return z;
    case 'relu':
      return Math.max(z, 0);
    case 'sigmoid':
      return 1 / (1 + Math.exp(-z));
    case 'tanh':
      return Math.tanh(z);
  }
}

/** The same over one row, and softmax, which needs the whole row. */
export function activateRow(kind: Activation, z: readonly number[]): number[] {
  if (kind !== 'softmax') return z.map((value) => activate(kind, value));
  const largest = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
