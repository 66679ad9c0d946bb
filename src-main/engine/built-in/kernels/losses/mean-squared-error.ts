import { valueAt } from '../slab';

/** Keras 3 `losses.mean_squared_error`: mean over outputs and batch. `target` is [batch][units]; `grad` a slab written, or 0. */
export function meanSquaredError(output: usize, grad: usize, target: usize, batch: u32, rows: u32, units: u32): f64 {
  const share: f32 = 2 / <f32>(batch * units);
  let sum: f64 = 0;
  for (let row: u32 = 0; row < batch; row++) {
    for (let i: u32 = 0; i < units; i++, target += 4) {
      const error = load<f32>(valueAt(output, rows, row, i)) - load<f32>(target);
      sum += <f64>error * <f64>error;
      if (grad != 0) store<f32>(valueAt(grad, rows, row, i), error * share);
    }
  }
  return sum / <f64>(batch * units);
}
