import { expOf, log1pOf } from '../math/scalar';
import { valueAt } from '../slab';

/**
 * Categorical cross-entropy of one row of logits z, as TensorFlow's `softmax_cross_entropy_with_logits`: Σ t·(ln Σ e^z - z). It never
 * saturates: ln Σ e^z is the largest logit and ln (1 + Σ of the others' e^(z - largest)). The slope is Σt · softmax z - t
 * (TensorFlow's own, unless it is told to be deterministic, leaves out Σt, which is 1 for every target that is a distribution).
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
  let sum: f64 = 0, shares: f32 = 0;
  for (let i: u32 = 0; i < units; i++) {
    const t = targetOf(target, label, i);
    if (t != 0) sum += <f64>t * (<f64>(largest - load<f32>(valueAt(output, rows, row, i))) + beyond);
    shares += t;
  }
  if (grad == 0) return sum;
  const scale: f32 = shares / (1 + others);
  for (let i: u32 = 0; i < units; i++) {
    const power = expOf(load<f32>(valueAt(output, rows, row, i)) - largest);
    store<f32>(valueAt(grad, rows, row, i), (power * scale - targetOf(target, label, i)) * share);
  }
  return sum;
}

@inline function targetOf(target: usize, label: i32, i: u32): f32 {
  return label < 0 ? load<f32>(target + (<usize>i << 2)) : i == <u32>label ? 1 : 0;
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
