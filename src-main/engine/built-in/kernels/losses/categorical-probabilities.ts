import { logOf } from '../math/scalar';
import { valueAt } from '../slab';

/** Keras's `backend.epsilon()`. */
const EPSILON: f32 = 1e-7;

/**
 * `keras.losses.categorical_crossentropy` of one row of probabilities: q = p / Σp, clipped to [ε, 1 - ε], -Σ t·ln q.
 *
 * @param grad slab written, or 0
 * @param target [units]
 */
export function categoricalOfProbabilities(
  output: usize, grad: usize, target: usize, rows: u32, row: u32, units: u32, share: f32,
): f64 {
  let total: f32 = 0, sum: f64 = 0;
  for (let i: u32 = 0; i < units; i++) total += load<f32>(valueAt(output, rows, row, i));
  // Σ t over the outputs that were not clipped: what the division by the row's sum sends back.
  let unclipped: f32 = 0;
  for (let i: u32 = 0; i < units; i++) {
    const q = load<f32>(valueAt(output, rows, row, i)) / total, t = load<f32>(target + (<usize>i << 2));
    sum -= <f64>t * <f64>logOf(clip(q));
    if (isInside(q)) unclipped += t;
  }
  if (grad == 0) return sum;
  for (let i: u32 = 0; i < units; i++) {
    const q = load<f32>(valueAt(output, rows, row, i)) / total;
    const own: f32 = isInside(q) ? load<f32>(target + (<usize>i << 2)) / q : 0;
    store<f32>(valueAt(grad, rows, row, i), (unclipped - own) / total * share);
  }
  return sum;
}

/**
 * `keras.losses.sparse_categorical_crossentropy` of one row of probabilities, in the form it has on TensorFlow: with c = p clipped to
 * [ε, 1 - ε], ln Σc - ln c of the class.
 */
export function sparseOfProbabilities(output: usize, grad: usize, label: u32, rows: u32, row: u32, units: u32, share: f32): f64 {
  let total: f32 = 0;
  for (let i: u32 = 0; i < units; i++) total += clip(load<f32>(valueAt(output, rows, row, i)));
  const own = clip(load<f32>(valueAt(output, rows, row, label)));
  if (grad != 0) {
    for (let i: u32 = 0; i < units; i++) {
      const p = load<f32>(valueAt(output, rows, row, i));
      const slope: f32 = isInside(p) ? 1 / total - (i == label ? 1 / own : 0) : 0;
      store<f32>(valueAt(grad, rows, row, i), slope * share);
    }
  }
  return <f64>logOf(total) - <f64>logOf(own);
}

@inline function isInside(q: f32): bool {
  return q >= EPSILON && q <= 1 - EPSILON;
}

/** A NaN stays one. */
@inline function clip(q: f32): f32 {
  return q < EPSILON ? EPSILON : q > 1 - EPSILON ? 1 - EPSILON : q;
}
