import { fused, fusedLess } from '../math/fused';
import { columnSums } from '../product/column-sums';
import { panelsOf, ROW } from '../slab';
import { laneMask, layerGamma, LayerNormalizationPlan, layerSlab, sumOfLanes } from './layer-normalization-plan';

/** With x̂ = (x - mean)/√(variance + ε): dβ = Σ dy, dγ = Σ dy·x̂, dx = (g - mean g - x̂·mean(g·x̂)) / √(variance + ε) with g = γ·dy. */
export function layerNormalizationBackward(at: usize, rows: u32): void {
  const plan = changetype<LayerNormalizationPlan>(at);
  const slab = layerSlab(plan, rows), panels = panelsOf(plan.features);
  if (plan.betaGrad != 0) columnSums(plan.betaGrad, plan.yGrad, slab, plan.cells, rows, panels);
  let statistics = plan.statistics;
  for (let cell: u32 = 0; cell < plan.cells; cell++, statistics += <usize>rows << 3) {
    if (plan.gammaGrad != 0) gammaGradient(plan, cell * slab, statistics, rows);
    if (plan.xGrad == 0) continue;
    for (let row: u32 = 0; row < rows; row++) {
      const pair = statistics + (<usize>row << 3);
      inputGradient(plan, cell * slab + <usize>row * ROW, rows, load<f32>(pair, 0), load<f32>(pair, 4));
    }
  }
}

/** Adds the share of one cell. */
function gammaGradient(plan: LayerNormalizationPlan, cell: usize, statistics: usize, rows: u32): void {
  const bytes = <usize>panelsOf(plan.features) * ROW;
  let x = plan.x + cell, yGrad = plan.yGrad + cell;
  for (let at: usize = 0; at < bytes; at += ROW) {
    let s0 = f32x4.splat(0), s1 = s0;
    for (let row: u32 = 0, pair = statistics; row < rows; row++, pair += 8, x += ROW, yGrad += ROW) {
      const mean = v128.load32_splat(pair, 0), inverse = v128.load32_splat(pair, 4);
      s0 = fused(v128.load(yGrad), f32x4.mul(f32x4.sub(v128.load(x), mean), inverse), s0);
      s1 = fused(v128.load(yGrad, 16), f32x4.mul(f32x4.sub(v128.load(x, 16), mean), inverse), s1);
    }
    const to = plan.gammaGrad + at;
    v128.store(to, f32x4.add(v128.load(to), s0));
    v128.store(to, f32x4.add(v128.load(to, 16), s1), 16);
  }
}

/** Of one row of one cell, which starts `first` bytes into the tensor. */
function inputGradient(plan: LayerNormalizationPlan, first: usize, rows: u32, mean: f32, inverse: f32): void {
  const column = <usize>rows * ROW, center = f32x4.splat(mean), scale = f32x4.splat(inverse);
  let sum = f32x4.splat(0), slope = sum;
  for (let feature: u32 = 0, at = first; feature < plan.features; feature += 8, at += column) {
    for (let half: u32 = 0; half < 8; half += 4) {
      const offset = at + (<usize>half << 2);
      const g = f32x4.mul(v128.load(plan.yGrad + offset), layerGamma(plan, <usize>(feature + half) << 2));
      const normal = f32x4.mul(f32x4.sub(v128.load(plan.x + offset), center), scale);
      sum = f32x4.add(sum, g);
      slope = fused(g, normal, slope);
    }
  }
  const count = <f32>plan.features;
  const meanOfG = f32x4.splat(sumOfLanes(sum) / count), meanSlope = f32x4.splat(sumOfLanes(slope) / count);
  for (let feature: u32 = 0, at = first; feature < plan.features; feature += 8, at += column) {
    for (let half: u32 = 0; half < 8; half += 4) {
      const offset = at + (<usize>half << 2);
      const g = f32x4.mul(v128.load(plan.yGrad + offset), layerGamma(plan, <usize>(feature + half) << 2));
      const normal = f32x4.mul(f32x4.sub(v128.load(plan.x + offset), center), scale);
      const dx = f32x4.mul(fusedLess(normal, meanSlope, f32x4.sub(g, meanOfG)), scale);
      v128.store(plan.xGrad + offset, v128.and(dx, laneMask(plan.features, feature + half)));
    }
  }
}
