import { expOf, log1pOf } from '../math/scalar';
import { valueAt } from '../slab';

/**
 * Categorical cross-entropy of one row of logits z, as TensorFlow's `softmax_cross_entropy_with_logits`: Σ t·(ln Σ e^z - z). It never
 * saturates: ln Σ e^z is the largest logit and ln (1 + Σ of the others' e^(z - largest)). The slope is softmax z - t.
 *
 * @param output, grad slabs; `grad` is 0 where no gradient is wanted
 * @param label the class, or -1 where `target` holds [units] shares
 */
export function categoricalOfLogits(
  output: usize, grad: usize, target: usize, label: i32, rows: u32, row: u32, units: u32, share: f32,
): f64 {
  const first = largestOf(output, rows, row, units), largest = load<f32>(valueAt(output, rows, row, first));
  let others: f32 = 0;
  for (let i: u32 = 0; i < units; i++) {
    if (i != first) others += expOf(load<f32>(valueAt(output, rows, row, i)) - largest);
  }
  const beyond = <f64>log1pOf(others);
  let sum: f64 = 0;
  for (let i: u32 = 0; i < units; i++) {
    const below = largest - load<f32>(valueAt(output, rows, row, i));
    const t: f32 = label < 0 ? load<f32>(target + (<usize>i << 2)) : i == <u32>label ? 1 : 0;
    if (t != 0) sum += <f64>t * (<f64>below + beyond);
    if (grad != 0) store<f32>(valueAt(grad, rows, row, i), (expOf(-below) / (1 + others) - t) * share);
  }
  return sum;
}

/** @returns place of the largest value of a row; of a NaN, so that it is handed on rather than passed over */
function largestOf(output: usize, rows: u32, row: u32, units: u32): u32 {
  let first: u32 = 0, largest = load<f32>(valueAt(output, rows, row, 0));
  for (let i: u32 = 1; i < units; i++) {
    const value = load<f32>(valueAt(output, rows, row, i));
    if (value <= largest || largest != largest) continue;
    largest = value;
    first = i;
  }
  return first;
}
