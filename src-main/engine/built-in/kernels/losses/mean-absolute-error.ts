import { valueAt } from '../slab';

/** Keras 3 `losses.mean_absolute_error`: mean over outputs and batch; gradient 0 where there is no error. `target` is [batch][units]. */
export function meanAbsoluteError(output: usize, grad: usize, target: usize, batch: u32, rows: u32, units: u32): f64 {
  const share: f32 = 1 / <f32>(batch * units);
  let sum: f64 = 0;
  for (let row: u32 = 0; row < batch; row++) {
    for (let i: u32 = 0; i < units; i++, target += 4) {
      const error = load<f32>(valueAt(output, rows, row, i)) - load<f32>(target);
      sum += abs<f64>(error);
      if (grad != 0) store<f32>(valueAt(grad, rows, row, i), error > 0 ? share : error < 0 ? -share : 0);
    }
  }
  return sum / <f64>(batch * units);
}
