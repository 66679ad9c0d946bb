import { uniformBetween } from './distributions';
import { fansOf } from './fans';

/**
 * Keras 3 `initializers.GlorotUniform` (Glorot and Bengio, 2010): even over ±√(6 / (fan in + fan out)).
 *
 * @param uniform gives numbers in (0, 1)
 * @returns row-major values
 */
export function glorotUniform(shape: readonly number[], uniform: () => number): Float32Array {
  const { fanIn, fanOut } = fansOf(shape);
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return uniformBetween(shape, -limit, limit, uniform);
}
