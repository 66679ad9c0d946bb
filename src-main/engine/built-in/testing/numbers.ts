/** Seeded numbers for tests: Marsaglia's xorshift32 (2003), apart from the engine's own generator. */
export function testNumbers(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/** @returns numbers spread over (-1, 1) */
export function testArray(size: number, next: () => number): Float32Array {
  return Float32Array.from({ length: size }, () => 2 * next() - 1);
}

/** Largest difference, relative to the largest wanted value (max-norm). */
export function relativeError(actual: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < wanted.length; i++) {
    const gap = Math.abs((actual[i] ?? NaN) - (wanted[i] ?? NaN));
    if (!(gap <= difference)) difference = gap;
    largest = Math.max(largest, Math.abs(wanted[i] ?? NaN));
  }
  return difference / Math.max(largest, 1e-30);
}

/** @returns rows of `size` values */
export function rowsOf(values: Float32Array, size: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length / size }, (_, row) => [...values.subarray(row * size, (row + 1) * size)]);
}
