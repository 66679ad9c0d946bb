import { panelsOf, slabBytes, valueAt } from '../slab';

/** [steps] slabs of `features` become one slab of steps × features, step by step as Keras's row-major Flatten. */
export function flattenForward(y: usize, x: usize, steps: u32, features: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  if ((features & 7) == 0) return memory.copy(y, x, steps * slab);
  for (let step: u32 = 0; step < steps; step++, x += slab) {
    for (let i: u32 = 0; i < features; i++) copyFeature(valueAt(y, rows, 0, step * features + i), valueAt(x, rows, 0, i), rows);
  }
}

export function flattenBackward(xGrad: usize, yGrad: usize, steps: u32, features: u32, rows: u32): void {
  const slab = slabBytes(panelsOf(features), rows);
  if ((features & 7) == 0) return memory.copy(xGrad, yGrad, steps * slab);
  memory.fill(xGrad, 0, steps * slab);
  for (let step: u32 = 0; step < steps; step++, xGrad += slab) {
    for (let i: u32 = 0; i < features; i++) copyFeature(valueAt(xGrad, rows, 0, i), valueAt(yGrad, rows, 0, step * features + i), rows);
  }
}

/** One feature of all rows; rows stand 32 bytes apart. */
function copyFeature(to: usize, from: usize, rows: u32): void {
  for (let row: u32 = 0; row < rows; row++, to += 32, from += 32) store<f32>(to, load<f32>(from));
}
