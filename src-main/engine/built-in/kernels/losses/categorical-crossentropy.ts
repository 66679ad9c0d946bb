import { logOf } from '../math/log';
import { valueAt } from '../slab';

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

/**
 * Keras 3 `losses.categorical_crossentropy` from probabilities: q = p / Σp, clipped to [ε, 1 - ε], -Σ t·ln q, mean over the batch.
 *
 * @param grad slab written, or 0
 * @param target [batch][units]
 */
export function categoricalCrossentropy(output: usize, grad: usize, target: usize, batch: u32, rows: u32, units: u32): f64 {
  let sum: f64 = 0;
  for (let row: u32 = 0; row < batch; row++, target += units << 2) {
    const total = rowSum(output, rows, row, units);
    // Σ t over the outputs that were not clipped: what the division by the row's sum sends back.
    let unclipped: f32 = 0;
    for (let i: u32 = 0; i < units; i++) {
      const q = load<f32>(valueAt(output, rows, row, i)) / total,
        t = load<f32>(target + (i << 2));
      sum -= <f64>t * <f64>logOf(clip(q));
      if (isInside(q)) unclipped += t;
    }
    if (grad == 0) continue;
    for (let i: u32 = 0; i < units; i++) {
      const q = load<f32>(valueAt(output, rows, row, i)) / total,
        t = load<f32>(target + (i << 2));
      const own = isInside(q) ? t / q : 0;
      store<f32>(valueAt(grad, rows, row, i), (unclipped - own) / (total * <f32>batch));
    }
  }
  return sum / <f64>batch;
}

/** The same with the class's index as target: [batch][1]. */
export function sparseCategoricalCrossentropy(output: usize, grad: usize, target: usize, batch: u32, rows: u32, units: u32): f64 {
  let sum: f64 = 0;
  for (let row: u32 = 0; row < batch; row++, target += 4) {
    const total = rowSum(output, rows, row, units),
      label = <u32>load<f32>(target);
    const q = load<f32>(valueAt(output, rows, row, label)) / total;
    sum -= <f64>logOf(clip(q));
    if (grad == 0) continue;
    const shared: f32 = isInside(q) ? 1 / (total * <f32>batch) : 0;
    // A clipped row sends nothing back; its q may be 0, and 0 / 0 would poison every weight.
    const own: f32 = isInside(q) ? shared - shared / q : 0;
    for (let i: u32 = 0; i < units; i++) store<f32>(valueAt(grad, rows, row, i), i == label ? own : shared);
  }
  return sum / <f64>batch;
}

function rowSum(output: usize, rows: u32, row: u32, units: u32): f32 {
  let total: f32 = 0;
  for (let i: u32 = 0; i < units; i++) total += load<f32>(valueAt(output, rows, row, i));
  return total;
}

function isInside(q: f32): bool {
  return q >= EPSILON && q <= 1 - EPSILON;
}

function clip(q: f32): f32 {
  return q < EPSILON ? EPSILON : q > 1 - EPSILON ? 1 - EPSILON : q;
}
