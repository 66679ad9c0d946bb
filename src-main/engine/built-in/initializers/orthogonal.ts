import { normalNumbers } from './normal';

/**
 * Keras 3 `initializers.Orthogonal` (Saxe et al., 2014): Q of the QR decomposition of a normal matrix, with the signs that make
 * R's diagonal positive; its columns are orthonormal, or its rows where there are fewer rows than columns.
 *
 * Q is found by Gram and Schmidt's method with every vector cleaned twice, which is as exact as Householder's
 * (Giraud, Langou and Rozložník, 2005), gives the positive diagonal by itself, and uses + − × ÷ √ alone.
 *
 * @param shape all but the last length are taken together as rows
 * @param uniform gives numbers in (0, 1)
 * @returns row-major values
 */
export function orthogonal(shape: readonly number[], uniform: () => number): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
  const length = Math.max(rows, columns);
  const count = Math.min(rows, columns);
  const vectors = orthonormalVectors(count, length, normalNumbers(uniform));
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [which, place] = rows < columns ? [row, column] : [column, row];
      values[row * columns + column] = vectors[which]?.[place] ?? 0;
    }
  }
  return values;
}

function orthonormalVectors(count: number, length: number, normal: () => number): readonly Float64Array[] {
  const vectors = Array.from({ length: count }, () => new Float64Array(length));
  // Keras draws the matrix row by row, each vector being a column of it.
  for (let place = 0; place < length; place++) for (const vector of vectors) vector[place] = normal();
  for (const [index, vector] of vectors.entries()) {
    for (let pass = 0; pass < 2; pass++) {
      for (let earlier = 0; earlier < index; earlier++) subtractShare(vector, vectors[earlier] ?? vector);
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let place = 0; place < length; place++) vector[place] = (vector[place] ?? 0) / norm;
  }
  return vectors;
}

/** Takes from `vector` its share along a unit vector. */
function subtractShare(vector: Float64Array, unit: Float64Array): void {
  const share = dot(vector, unit);
  for (let place = 0; place < vector.length; place++) vector[place] = (vector[place] ?? 0) - share * (unit[place] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < a.length; place++) sum += (a[place] ?? 0) * (b[place] ?? 0);
  return sum;
}
