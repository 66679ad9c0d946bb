import { instantiateKernels } from '../kernels';
import { MemoryPlan } from '../memory';
import { sizeOf } from '../tensor';
import { normalNumbers } from './normal';

/**
 * Keras 3 `initializers.Orthogonal` (Saxe et al., 2014): Q of the QR decomposition of a normal matrix, with the signs that make
 * R's diagonal positive; its columns are orthonormal, or its rows where there are fewer rows than columns.
 *
 * Q is found by Gram and Schmidt's method, which gives the positive diagonal by itself and uses + − × ÷ √ alone; the kernel has it.
 *
 * @param shape all but the last length are taken together as rows
 * @param uniform gives numbers in (0, 1)
 * @returns row-major values
 */
export function orthogonal(shape: readonly number[], uniform: () => number): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape.slice(0, -1));
  const length = Math.max(rows, columns);
  const vectors = orthonormalVectors(Math.min(rows, columns), length, normalNumbers(uniform));
  const stride = even(length);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = rows < columns ? row * stride + column : column * stride + row;
      values[row * columns + column] = vectors[place] ?? 0;
    }
  }
  return values;
}

/** @returns [count][length, to an even number] in a memory of their own, which goes with them */
function orthonormalVectors(count: number, length: number, normal: () => number): Float64Array {
  const kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const stride = even(length);
  const padded = Math.ceil(count / 4) * 4;
  const at = memory.reserve(padded * stride * 2);
  memory.commit();
  const vectors = new Float64Array(kernels.memory.buffer, at, padded * stride);
  // Keras draws the matrix row by row, each vector being a column of it.
  for (let place = 0; place < length; place++) for (let vector = 0; vector < count; vector++) vectors[vector * stride + place] = normal();
  kernels.orthonormalize(at, padded, stride);
  return vectors;
}

function even(length: number): number {
  return length + (length % 2);
}
