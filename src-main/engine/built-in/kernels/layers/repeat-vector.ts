import { addInto } from '../elementwise';

/** keras.layers.RepeatVector: one slab `n` times. */
export function repeatForward(y: usize, x: usize, bytes: usize, n: u32): void {
  for (let i: u32 = 0; i < n; i++, y += bytes) memory.copy(y, x, bytes);
}

/** The gradients of all copies, summed from the first on. */
export function repeatBackward(xGrad: usize, yGrad: usize, bytes: usize, n: u32): void {
  memory.copy(xGrad, yGrad, bytes);
  for (let i: u32 = 1; i < n; i++) addInto(xGrad, yGrad + i * bytes, bytes);
}
