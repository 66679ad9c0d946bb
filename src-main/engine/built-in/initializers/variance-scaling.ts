import { truncatedNormal, uniformBetween } from './distributions';
import { fansOf } from './fans';

/** Standard deviation of a standard normal number that is drawn again beyond ±2. */
const TRUNCATED_DEVIATION = 0.8796256610342398;

/** Keras 3 `initializers.HeUniform` (He et al., 2015): even over ±√(6 / fan in). */
export function heUniform(shape: readonly number[], uniform: () => number): Float32Array {
  const limit = Math.sqrt(6 / fansOf(shape).fanIn);
  return uniformBetween(shape, -limit, limit, uniform);
}

/** Keras 3 `initializers.LecunUniform`: even over ±√(3 / fan in). */
export function lecunUniform(shape: readonly number[], uniform: () => number): Float32Array {
  const limit = Math.sqrt(3 / fansOf(shape).fanIn);
  return uniformBetween(shape, -limit, limit, uniform);
}

/** Keras 3 `initializers.VarianceScaling` with a truncated normal: variance 1 / `fan` after the truncation. */
export function scaledNormal(shape: readonly number[], fan: number, uniform: () => number): Float32Array {
  return truncatedNormal(shape, 0, Math.sqrt(1 / Math.max(1, fan)) / TRUNCATED_DEVIATION, uniform);
}
