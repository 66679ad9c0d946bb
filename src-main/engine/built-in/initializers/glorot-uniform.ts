/**
 * Keras 3 `initializers.GlorotUniform` (Glorot and Bengio, 2010): even over ±√(6 / (fan in + fan out)); a convolution's fans are
 * taken times its kernel size.
 *
 * @param uniform gives numbers in (0, 1)
 * @returns row-major values
 */
export function glorotUniform(shape: readonly number[], uniform: () => number): Float32Array {
  const receptive = shape.slice(0, -2).reduce((product, length) => product * length, 1);
  const fanOut = shape.at(-1) ?? 1;
  const fanIn = shape.at(-2) ?? fanOut;
  const limit = Math.sqrt(6 / (receptive * (fanIn + fanOut)));
  const size = receptive * (shape.length > 1 ? fanIn * fanOut : fanOut);
  return Float32Array.from({ length: size }, () => (2 * uniform() - 1) * limit);
}
