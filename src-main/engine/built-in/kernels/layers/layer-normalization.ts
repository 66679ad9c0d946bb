import { fused } from '../math/fused';
import { panelsOf, ROW } from '../slab';
import { laneMask, layerGamma, LayerNormalizationPlan, layerSlab, sumOfLanes } from './layer-normalization-plan';

/** Keras 3 `layers.LayerNormalization` over the last axis: y = γ·(x - mean) / √(variance + ε) + β, every row by its own statistics. */
export function layerNormalizationForward(at: usize, rows: u32, epsilon: f32): void {
  const plan = changetype<LayerNormalizationPlan>(at);
  const slab = layerSlab(plan, rows);
  let statistics = plan.statistics;
  for (let cell: u32 = 0; cell < plan.cells; cell++) {
    for (let row: u32 = 0; row < rows; row++, statistics += 8) {
      const first = plan.x + cell * slab + <usize>row * ROW;
      const mean = meanOf(plan, first, rows);
      const inverse = <f32>1 / sqrt<f32>(varianceOf(plan, first, rows, mean) + epsilon);
      store<f32>(statistics, mean, 0);
      store<f32>(statistics, inverse, 4);
      normalize(plan, first, rows, mean, inverse);
    }
  }
}

function meanOf(plan: LayerNormalizationPlan, x: usize, rows: u32): f32 {
  let sum = f32x4.splat(0);
  for (let feature: u32 = 0; feature < plan.features; feature += 8, x += <usize>rows * ROW) {
    sum = f32x4.add(sum, v128.and(v128.load(x), laneMask(plan.features, feature)));
    sum = f32x4.add(sum, v128.and(v128.load(x, 16), laneMask(plan.features, feature + 4)));
  }
  return sumOfLanes(sum) / <f32>plan.features;
}

function varianceOf(plan: LayerNormalizationPlan, x: usize, rows: u32, mean: f32): f32 {
  const center = f32x4.splat(mean);
  let sum = f32x4.splat(0);
  for (let feature: u32 = 0; feature < plan.features; feature += 8, x += <usize>rows * ROW) {
    const a = v128.and(f32x4.sub(v128.load(x), center), laneMask(plan.features, feature));
    const b = v128.and(f32x4.sub(v128.load(x, 16), center), laneMask(plan.features, feature + 4));
    sum = fused(b, b, fused(a, a, sum));
  }
  return sumOfLanes(sum) / <f32>plan.features;
}

function normalize(plan: LayerNormalizationPlan, x: usize, rows: u32, mean: f32, inverse: f32): void {
  const xToY = plan.y - plan.x, center = f32x4.splat(mean), scale = f32x4.splat(inverse);
  const bytes = <usize>panelsOf(plan.features) * ROW;
  for (let at: usize = 0; at < bytes; at += ROW, x += <usize>rows * ROW) {
    for (let half: usize = 0; half < 32; half += 16) {
      let y = f32x4.mul(f32x4.mul(f32x4.sub(v128.load(x + half), center), scale), layerGamma(plan, at + half));
      if (plan.beta != 0) y = f32x4.add(y, v128.load(plan.beta + at + half));
      v128.store(x + half + xToY, y);
    }
  }
}
