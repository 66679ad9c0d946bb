import { expVector } from '../math/exp';
import { logVector } from '../math/log';
import { sigmoidVector } from '../math/sigmoid';
import { panelsOf, ROW, slabBytes, valueAt } from '../slab';

/**
 * Binary cross-entropy of logits z, as TensorFlow's `sigmoid_cross_entropy_with_logits`: max(z, 0) - z·t + ln(1 + e^-|z|), with the slope
 * sigmoid z - t. It never saturates. Σ over samples and steps of weight × (mean over the units) × scale, four samples at a time.
 *
 * @param grad [steps] slabs written, or 0
 * @param target [batch][steps][units]
 * @param weights [steps][rows], or 0 where all are 1
 * @param scale one by the number of losses that the mean is taken over
 */
export function binaryLossOfLogits(
  output: usize, grad: usize, target: usize, weights: usize, batch: u32, rows: u32, steps: u32, units: u32, scale: f64,
): f64 {
  const slab = slabBytes(panelsOf(units), rows), sample = <usize>steps * units << 2, share = f32x4.splat(<f32>(scale / <f64>units));
  let sum = f64x2.splat(0);
  for (let step: u32 = 0; step < steps; step++) {
    for (let row: u32 = 0; row < batch; row += 4) {
      const weight = weights == 0 ? f32x4.splat(1) : v128.load(weights + ((<usize>step * rows + row) << 2));
      // Rows that are no samples, and samples of no weight, count for nothing, whatever stands in them.
      const counts = v128.and(i32x4.lt_u(ascending(row), i32x4.splat(batch)), f32x4.ne(weight, f32x4.splat(0)));
      const factor = f32x4.mul(weight, share);
      let t = target + <usize>row * sample + (<usize>step * units << 2);
      for (let i: u32 = 0; i < units; i++, t += 4) {
        const z = fourRows(valueAt(output, rows, row, i), ROW), wanted = v128.and(fourTargets(t, sample, batch - row), counts);
        const straight = f32x4.sub(f32x4.max(z, f32x4.splat(0)), f32x4.mul(z, wanted));
        const own = v128.and(f32x4.mul(f32x4.add(straight, bend(z)), weight), counts);
        sum = f64x2.add(sum, f64x2.add(f64x2.promote_low_f32x4(own), f64x2.promote_low_f32x4(v128.shuffle<f32>(own, own, 2, 3, 2, 3))));
        if (grad != 0) storeRows(valueAt(grad, rows, row, i), v128.and(f32x4.mul(f32x4.sub(sigmoidVector(z), wanted), factor), counts));
      }
    }
    output += slab;
    if (grad != 0) grad += slab;
  }
  return (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)) * scale / <f64>units;
}

/** ln(1 + e^-|z|), accurate where 1 + e^-|z| rounds (Kahan): ln u · x / (u - 1) with u = 1 + x. */
@inline function bend(z: v128): v128 {
  const one = f32x4.splat(1), x = expVector(f32x4.neg(f32x4.abs(z))), u = f32x4.add(one, x);
  return v128.bitselect(x, f32x4.mul(logVector(u), f32x4.div(x, f32x4.sub(u, one))), f32x4.eq(u, one));
}

@inline function ascending(first: u32): v128 {
  return i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
}

@inline function fourRows(at: usize, step: usize): v128 {
  const two = f32x4.replace_lane(f32x4.splat(load<f32>(at)), 1, load<f32>(at + step));
  return f32x4.replace_lane(f32x4.replace_lane(two, 2, load<f32>(at + 2 * step)), 3, load<f32>(at + 3 * step));
}

/** @param left samples from here on; beyond them nothing is read */
@inline function fourTargets(at: usize, step: usize, left: u32): v128 {
  if (left >= 4) return fourRows(at, step);
  let targets = f32x4.splat(load<f32>(at));
  if (left > 1) targets = f32x4.replace_lane(targets, 1, load<f32>(at + step));
  return left > 2 ? f32x4.replace_lane(targets, 2, load<f32>(at + 2 * step)) : targets;
}

/** Rows stand 32 bytes apart. */
@inline function storeRows(at: usize, values: v128): void {
  store<f32>(at, f32x4.extract_lane(values, 0), 0);
  store<f32>(at, f32x4.extract_lane(values, 1), 32);
  store<f32>(at, f32x4.extract_lane(values, 2), 64);
  store<f32>(at, f32x4.extract_lane(values, 3), 96);
}
