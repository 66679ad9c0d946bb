import { expVector } from '../math/exp';
import { valueAt } from '../slab';

/**
 * keras.activations.softmax over the features of each row of a slab; the row's largest value is taken off first, as Keras's
 * backends do. `y` and `z` may be the same.
 */
export function softmax(y: usize, z: usize, rows: u32, features: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    let largest = load<f32>(valueAt(z, rows, row, 0));
    for (let i: u32 = 1; i < features; i++) {
      const value = load<f32>(valueAt(z, rows, row, i));
      // A NaN is handed on rather than passed over.
      if (!(value <= largest)) largest = value;
    }
    let sum: f32 = 0;
    for (let i: u32 = 0; i < features; i++) {
      const value = f32x4.extract_lane(expVector(f32x4.splat(load<f32>(valueAt(z, rows, row, i)) - largest)), 0);
      store<f32>(valueAt(y, rows, row, i), value);
      sum += value;
    }
    for (let i: u32 = 0; i < features; i++) {
      const at = valueAt(y, rows, row, i);
      store<f32>(at, load<f32>(at) / sum);
    }
  }
}

/** dz = y × (dy - Σ dy·y); `dz` and `dy` may be the same. */
export function throughSoftmax(dz: usize, dy: usize, y: usize, rows: u32, features: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    let sum: f32 = 0;
    for (let i: u32 = 0; i < features; i++) sum += load<f32>(valueAt(dy, rows, row, i)) * load<f32>(valueAt(y, rows, row, i));
    for (let i: u32 = 0; i < features; i++) {
      store<f32>(valueAt(dz, rows, row, i), load<f32>(valueAt(y, rows, row, i)) * (load<f32>(valueAt(dy, rows, row, i)) - sum));
    }
  }
}
