import { panelsOf, ROW } from '../slab';
import { BatchNormalizationPlan, counts, flagsOf, normalizedSlab } from './batch-normalization-plan';

/** Sums of one panel in float64, eight of a kind: a batch of images has more values than float32 can add up. */
export const sums = memory.data(128, 16);

/** Keras's `backend.epsilon()`, by which it keeps a mask without any step from dividing by zero. */
const EPSILON: f64 = 1e-7;

@inline export function clearSums(): void {
  memory.fill(sums, 0, 128);
}

/** Adds eight float32 to the sums of a kind (0 or 1). */
@inline export function addToSums(kind: usize, low: v128, high: v128): void {
  const at = sums + (kind << 6);
  addPair(at, low);
  addPair(at + 16, v128.shuffle<f32>(low, low, 2, 3, 0, 1));
  addPair(at + 32, high);
  addPair(at + 48, v128.shuffle<f32>(high, high, 2, 3, 0, 1));
}

@inline function addPair(at: usize, pair: v128): void {
  v128.store(at, f64x2.add(v128.load(at), f64x2.promote_low_f32x4(pair)));
}

/** Writes the sums of a kind, each divided by `divisor`, as eight float32. */
export function storeSums(target: usize, kind: usize, divisor: f64): void {
  const at = sums + (kind << 6);
  for (let lane: usize = 0; lane < 8; lane++) store<f32>(target + (lane << 2), <f32>(load<f64>(at + (lane << 3)) / divisor));
}

/** Values that count, of one feature: all samples at all steps, or those that the mask leaves, as Keras divides by them. */
export function countOf(plan: BatchNormalizationPlan, rows: u32, batch: u32): f64 {
  if (plan.mask == 0) return <f64>plan.cells * <f64>batch;
  let count: f64 = 0;
  for (let cell: u32 = 0; cell < plan.cells; cell++) {
    const flags = flagsOf(plan, cell, rows);
    for (let row: u32 = 0; row < batch; row++) if (load<f32>(flags + (<usize>row << 2)) != 0) count += 1;
  }
  return count + EPSILON;
}

/**
 * Mean and biased variance of every feature over all samples and cells, as Keras's `ops.moments` and
 * `BatchNormalization._moments`: [panels][8] each.
 */
export function moments(plan: BatchNormalizationPlan, mean: usize, variance: usize, rows: u32, batch: u32): void {
  const panels = panelsOf(plan.features), count = countOf(plan, rows, batch);
  for (let panel: u32 = 0; panel < panels; panel++, mean += ROW, variance += ROW) {
    const x = plan.x + <usize>panel * <usize>rows * ROW;
    const none = f32x4.splat(0);
    sumPanel(plan, x, none, none, false, rows, batch);
    storeSums(mean, 0, count);
    sumPanel(plan, x, v128.load(mean), v128.load(mean, 16), true, rows, batch);
    storeSums(variance, 0, count);
  }
}

/** Σ (x - center), or of its square, over all that counts. */
function sumPanel(plan: BatchNormalizationPlan, x: usize, low: v128, high: v128, squared: bool, rows: u32, batch: u32): void {
  const slab = normalizedSlab(plan, rows);
  clearSums();
  for (let cell: u32 = 0; cell < plan.cells; cell++, x += slab) {
    const flags = flagsOf(plan, cell, rows);
    let s0 = f32x4.splat(0), s1 = s0, p = x;
    for (let row: u32 = 0; row < batch; row++, p += ROW) {
      const kept = counts(flags, row);
      const a = v128.and(f32x4.sub(v128.load(p), low), kept), b = v128.and(f32x4.sub(v128.load(p, 16), high), kept);
      s0 = f32x4.add(s0, squared ? f32x4.mul(a, a) : a);
      s1 = f32x4.add(s1, squared ? f32x4.mul(b, b) : b);
    }
    addToSums(0, s0, s1);
  }
}
