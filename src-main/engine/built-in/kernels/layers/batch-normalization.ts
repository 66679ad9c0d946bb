import { fused } from '../math/fused';
import { panelsOf, ROW } from '../slab';
import { BatchNormalizationPlan, counts, flagsOf, normalizedSlab } from './batch-normalization-plan';
import { addToSums, clearSums, countOf, moments, storeSums, sums } from './moments';

/**
 * Keras 3 `layers.BatchNormalization` over the last axis: y = γ·(x - mean) / √(variance + ε) + β. In training the batch's own
 * statistics are used, and the moving ones follow them: moving·momentum + own·(1 - momentum).
 *
 * @param share 1 - momentum
 */
export function batchNormalizationForward(
  at: usize, rows: u32, batch: u32, training: bool, epsilon: f32, momentum: f32, share: f32,
): void {
  const plan = changetype<BatchNormalizationPlan>(at), bytes = <usize>panelsOf(plan.features) * ROW;
  if (training) {
    moments(plan, plan.mean, plan.inverse, rows, batch);
    follow(plan.movingMean, plan.mean, bytes, momentum, share);
    follow(plan.movingVariance, plan.inverse, bytes, momentum, share);
  } else {
    memory.copy(plan.mean, plan.movingMean, bytes);
    memory.copy(plan.inverse, plan.movingVariance, bytes);
  }
  const one = f32x4.splat(1), e = f32x4.splat(epsilon);
  for (let at = plan.inverse, end = at + bytes; at < end; at += 16) v128.store(at, f32x4.div(one, f32x4.sqrt(f32x4.add(v128.load(at), e))));
  normalize(plan, rows, batch);
}

function follow(moving: usize, own: usize, bytes: usize, momentum: f32, share: f32): void {
  const m = f32x4.splat(momentum), s = f32x4.splat(share);
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(moving + at, fused(v128.load(own + at), s, f32x4.mul(v128.load(moving + at), m)));
  }
}

/** Half a panel of γ; 1 where there is none. */
@inline function gammaAt(plan: BatchNormalizationPlan, at: usize): v128 {
  return plan.gamma == 0 ? f32x4.splat(1) : v128.load(plan.gamma + at);
}

function normalize(plan: BatchNormalizationPlan, rows: u32, batch: u32): void {
  const panels = panelsOf(plan.features), xToY = plan.y - plan.x, column = <usize>rows * ROW, kept = <usize>batch * ROW;
  let x = plan.x;
  for (let cell: u32 = 0; cell < plan.cells; cell++) {
    for (let panel: u32 = 0; panel < panels; panel++, x += column) {
      const at = <usize>panel * ROW;
      const m0 = v128.load(plan.mean + at), m1 = v128.load(plan.mean + at, 16);
      const k0 = f32x4.mul(v128.load(plan.inverse + at), gammaAt(plan, at)), k1 = f32x4.mul(v128.load(plan.inverse + at, 16), gammaAt(plan, at + 16));
      let b0 = f32x4.splat(0), b1 = b0;
      if (plan.beta != 0) {
        b0 = v128.load(plan.beta + at);
        b1 = v128.load(plan.beta + at, 16);
      }
      for (let p = x, end = x + kept; p < end; p += ROW) {
        v128.store(p + xToY, fused(f32x4.sub(v128.load(p), m0), k0, b0));
        v128.store(p + xToY, fused(f32x4.sub(v128.load(p, 16), m1), k1, b1), 16);
      }
      memory.fill(x + xToY + kept, 0, column - kept);
    }
  }
}

/** With x̂ = (x - mean)/√(variance + ε): dβ = Σ dy, dγ = Σ dy·x̂, and what the statistics send back where they were the batch's own. */
export function batchNormalizationBackward(at: usize, rows: u32, batch: u32, training: bool): void {
  const plan = changetype<BatchNormalizationPlan>(at), count = countOf(plan, rows, batch);
  const panels = panelsOf(plan.features), column = <usize>rows * ROW;
  for (let panel: u32 = 0; panel < panels; panel++) {
    const at = <usize>panel * ROW;
    sumGradients(plan, <usize>panel * column, at, rows, batch);
    if (plan.gammaGrad != 0) addSums(plan.gammaGrad + at, 1);
    if (plan.betaGrad != 0) addSums(plan.betaGrad + at, 0);
    if (plan.xGrad != 0) inputGradient(plan, <usize>panel * column, at, rows, batch, training, count);
  }
}

/** Of one panel: Σ dy and Σ dy·x̂. */
function sumGradients(plan: BatchNormalizationPlan, first: usize, at: usize, rows: u32, batch: u32): void {
  const slab = normalizedSlab(plan, rows), xToGrad = plan.yGrad - plan.x;
  const m0 = v128.load(plan.mean + at), m1 = v128.load(plan.mean + at, 16), i0 = v128.load(plan.inverse + at), i1 = v128.load(plan.inverse + at, 16);
  clearSums();
  let x = plan.x + first;
  for (let cell: u32 = 0; cell < plan.cells; cell++, x += slab) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let p = x, end = x + <usize>batch * ROW; p < end; p += ROW) {
      const g0 = v128.load(p + xToGrad), g1 = v128.load(p + xToGrad, 16);
      s0 = f32x4.add(s0, g0);
      s1 = f32x4.add(s1, g1);
      s2 = fused(g0, f32x4.mul(f32x4.sub(v128.load(p), m0), i0), s2);
      s3 = fused(g1, f32x4.mul(f32x4.sub(v128.load(p, 16), m1), i1), s3);
    }
    addToSums(0, s0, s1);
    addToSums(1, s2, s3);
  }
}

function addSums(target: usize, kind: usize): void {
  for (let lane: usize = 0; lane < 8; lane++) {
    const to = target + (lane << 2);
    store<f32>(to, load<f32>(to) + <f32>load<f64>(sums + (kind << 6) + (lane << 3)));
  }
}

const means = memory.data(64, 16);

/** dx = γ/√(variance + ε) · (dy - [in training, where the step counts] (Σ dy + x̂·Σ dy·x̂) / count); rows that are no samples get 0. */
function inputGradient(plan: BatchNormalizationPlan, first: usize, at: usize, rows: u32, batch: u32, training: bool, count: f64): void {
  storeSums(means, 0, count);
  storeSums(means + ROW, 1, count);
  halfGradient(plan, first, at, 0, rows, batch, training);
  halfGradient(plan, first, at, 16, rows, batch, training);
}

function halfGradient(plan: BatchNormalizationPlan, first: usize, at: usize, half: usize, rows: u32, batch: u32, training: bool): void {
  const slab = normalizedSlab(plan, rows), xToY = plan.yGrad - plan.x, xToX = plan.xGrad - plan.x;
  const mean = v128.load(plan.mean + at + half), inverse = v128.load(plan.inverse + at + half);
  const factor = f32x4.mul(inverse, gammaAt(plan, at + half));
  const none = f32x4.splat(0), dyMean = v128.load(means + half), slope = v128.load(means + ROW + half);
  let x = plan.x + first + half;
  for (let cell: u32 = 0; cell < plan.cells; cell++, x += slab) {
    const flags = flagsOf(plan, cell, rows);
    let p = x;
    for (let row: u32 = 0; row < batch; row++, p += ROW) {
      let g = v128.load(p + xToY);
      if (training) {
        const shared = fused(f32x4.mul(f32x4.sub(v128.load(p), mean), inverse), slope, dyMean);
        g = f32x4.sub(g, v128.and(shared, counts(flags, row)));
      }
      v128.store(p + xToX, f32x4.mul(g, factor));
    }
    for (let row = batch; row < rows; row++, p += ROW) v128.store(p + xToX, none);
  }
}
