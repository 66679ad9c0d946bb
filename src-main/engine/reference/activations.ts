import type { Activation } from '../../core/model/options';

/** keras.activations, in float64 over one row. */
export function activateRow(kind: Activation, z: readonly number[]): number[] {
  switch (kind) {
    case 'linear':
      return [...z];
    case 'relu':
      return z.map((value) => Math.max(value, 0));
    case 'sigmoid':
      return z.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return z.map((value) => Math.tanh(value));
    case 'softmax': {
      const powers = z.map((value) => Math.exp(value - Math.max(...z)));
      const sum = powers.reduce((total, power) => total + power, 0);
      return powers.map((power) => power / sum);
    }
  }
}

export function activate(kind: Activation, z: number): number {
  return activateRow(kind, [z])[0] ?? NaN;
}
