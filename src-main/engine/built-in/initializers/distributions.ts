import { sizeOf } from '../tensor';
import { normalNumbers } from './normal';

/** Keras 3 `initializers.Constant`. */
export function constant(shape: readonly number[], value: number): Float32Array {
  return new Float32Array(sizeOf(shape)).fill(value);
}

/** Keras 3 `initializers.RandomUniform`. */
export function uniformBetween(shape: readonly number[], low: number, high: number, uniform: () => number): Float32Array {
  const [middle, reach] = [(low + high) / 2, (high - low) / 2];
  return Float32Array.from({ length: sizeOf(shape) }, () => middle + (2 * uniform() - 1) * reach);
}

/** Keras 3 `initializers.RandomNormal`. */
export function normal(shape: readonly number[], mean: number, deviation: number, uniform: () => number): Float32Array {
  const next = normalNumbers(uniform);
  return Float32Array.from({ length: sizeOf(shape) }, () => mean + deviation * next());
}

/** Keras 3 `initializers.TruncatedNormal`: what lies beyond two standard deviations is drawn again. */
export function truncatedNormal(shape: readonly number[], mean: number, deviation: number, uniform: () => number): Float32Array {
  const next = normalNumbers(uniform);
  const within = (): number => {
    for (;;) {
      const value = next();
      if (Math.abs(value) <= 2) return value;
    }
  };
  return Float32Array.from({ length: sizeOf(shape) }, () => mean + deviation * within());
}
