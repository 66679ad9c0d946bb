import { panelsOf, slabBytes, valueAt } from '../slab';
import { binaryCrossentropy, binaryCrossentropySlope } from './binary-crossentropy';
import { logCosh, logCoshSlope } from './log-cosh';
import {
  absoluteError,
  absoluteErrorSlope,
  absolutePercentageError,
  absolutePercentageErrorSlope,
  huber,
  huberSlope,
  quantile,
  quantileSlope,
  squaredError,
  squaredErrorSlope,
} from './numbers';
import { poisson, poissonSlope } from './poisson';

/** Losses that look at one value at a time; `elementwiseKinds` in `../../losses.ts` numbers them alike. */
const enum Kind {
  squaredError = 0,
  absoluteError = 1,
  absolutePercentageError = 2,
  huber = 3,
  logCosh = 4,
  quantile = 5,
  poisson = 6,
  binaryCrossentropy = 7,
}

@inline function lossOf(kind: u32, p: f32, t: f32, option: f32): f64 {
  if (kind == Kind.squaredError) return squaredError(p, t);
  if (kind == Kind.absoluteError) return absoluteError(p, t);
  if (kind == Kind.absolutePercentageError) return absolutePercentageError(p, t);
  if (kind == Kind.huber) return huber(p, t, option);
  if (kind == Kind.logCosh) return logCosh(p, t);
  if (kind == Kind.quantile) return quantile(p, t, option);
  if (kind == Kind.poisson) return poisson(p, t);
  return binaryCrossentropy(p, t);
}

@inline function slopeOf(kind: u32, p: f32, t: f32, option: f32): f32 {
  if (kind == Kind.squaredError) return squaredErrorSlope(p, t);
  if (kind == Kind.absoluteError) return absoluteErrorSlope(p, t);
  if (kind == Kind.absolutePercentageError) return absolutePercentageErrorSlope(p, t);
  if (kind == Kind.huber) return huberSlope(p, t, option);
  if (kind == Kind.logCosh) return logCoshSlope(p, t);
  if (kind == Kind.quantile) return quantileSlope(p, t, option);
  if (kind == Kind.poisson) return poissonSlope(p, t);
  return binaryCrossentropySlope(p, t);
}

/**
 * Σ over samples and steps of weight × (mean of the loss over the units) × scale.
 *
 * @param option Huber's delta, or the quantile
 * @param grad [steps] slabs written, or 0
 * @param target [batch][steps][units]
 * @param weights [steps][rows], or 0 where all are 1
 * @param scale one by the number of losses that the mean is taken over
 */
export function elementwiseLoss(
  kind: u32, option: f32, output: usize, grad: usize, target: usize, weights: usize,
  batch: u32, rows: u32, steps: u32, units: u32, scale: f64,
): f64 {
  const slab = slabBytes(panelsOf(units), rows), share = <f32>(scale / <f64>units);
  let sum: f64 = 0;
  for (let step: u32 = 0; step < steps; step++) {
    for (let row: u32 = 0; row < batch; row++) {
      const weight: f32 = weights == 0 ? 1 : load<f32>(weights + ((<usize>step * rows + row) << 2));
      if (weight == 0) continue;
      let t = target + ((<usize>row * steps + step) * units << 2);
      let own: f64 = 0;
      for (let i: u32 = 0; i < units; i++, t += 4) {
        const p = load<f32>(valueAt(output, rows, row, i));
        own += lossOf(kind, p, load<f32>(t), option);
        if (grad != 0) store<f32>(valueAt(grad, rows, row, i), slopeOf(kind, p, load<f32>(t), option) * (share * weight));
      }
      sum += own * <f64>weight;
    }
    output += slab;
    if (grad != 0) grad += slab;
  }
  return sum * scale / <f64>units;
}
