import { panelsOf, slabBytes, valueAt } from '../slab';

/**
 * The values of a sample, row by row, in slabs of another width: keras.layers.Reshape, and for the gradient the way back.
 *
 * @param steps slabs of `x`
 * @param from, to features of `x` and of `y`
 */
export function reshape(y: usize, x: usize, steps: u32, from: u32, to: u32, rows: u32): void {
  const xSlab = slabBytes(panelsOf(from), rows), ySlab = slabBytes(panelsOf(to), rows);
  // Whole panels follow one another in the same order either way.
  if (from == to || ((from | to) & 7) == 0) return memory.copy(y, x, steps * xSlab);
  const count = steps * from;
  memory.fill(y, 0, (count / to) * ySlab);
  for (let i: u32 = 0; i < count; i++) {
    copyFeature(valueAt(y + (i / to) * ySlab, rows, 0, i % to), valueAt(x + (i / from) * xSlab, rows, 0, i % from), rows);
  }
}

/** One feature of all rows; rows stand 32 bytes apart. */
export function copyFeature(to: usize, from: usize, rows: u32): void {
  for (let row: u32 = 0; row < rows; row++, to += 32, from += 32) store<f32>(to, load<f32>(from));
}
