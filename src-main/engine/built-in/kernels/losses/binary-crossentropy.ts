import { logOf } from '../math/log';
import { valueAt } from '../slab';

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

/**
 * Keras 3 `losses.binary_crossentropy` from probabilities: p clipped to [ε, 1 - ε], -(t·ln p + (1 - t)·ln(1 - p)), mean over
 * outputs and batch. Where p was clipped the gradient is 0.
 *
 * @param grad slab written, or 0
 * @param target [batch][units]
 */
export function binaryCrossentropy(output: usize, grad: usize, target: usize, batch: u32, rows: u32, units: u32): f64 {
  const share: f32 = 1 / <f32>(batch * units);
  let sum: f64 = 0;
  for (let row: u32 = 0; row < batch; row++) {
    for (let i: u32 = 0; i < units; i++, target += 4) {
      const raw = load<f32>(valueAt(output, rows, row, i)),
        t = load<f32>(target);
      const inside = raw >= EPSILON && raw <= 1 - EPSILON;
      const p = raw < EPSILON ? EPSILON : raw > 1 - EPSILON ? 1 - EPSILON : raw;
      sum -= <f64>t * <f64>logOf(p) + <f64>(1 - t) * <f64>logOf(1 - p);
      if (grad != 0) store<f32>(valueAt(grad, rows, row, i), inside ? ((1 - t) / (1 - p) - t / p) * share : 0);
    }
  }
  return sum / <f64>(batch * units);
}
