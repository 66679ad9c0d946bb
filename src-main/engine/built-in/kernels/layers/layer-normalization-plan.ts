import { panelsOf, slabBytes } from '../slab';

/** One LayerNormalization layer; the fields stand in the order of `layerNormalizationFields` in `../../layers/layer-normalization.ts`. */
@unmanaged
export class LayerNormalizationPlan {
  x: usize;
  /** 0 where it is not wanted. */
  xGrad: usize;
  y: usize;
  yGrad: usize;
  /** [panels][8] each; 0 where there is none. */
  gamma: usize;
  gammaGrad: usize;
  beta: usize;
  betaGrad: usize;
  /** [cells][rows] pairs of the mean and of 1 / √(variance + ε), as the last forward pass left them. */
  statistics: usize;
  cells: u32;
  features: u32;
}

@inline export function layerSlab(plan: LayerNormalizationPlan, rows: u32): usize {
  return slabBytes(panelsOf(plan.features), rows);
}

/** Eight times all bits, then eight times none. */
const lanes = memory.data<i32>([-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0]);

/** All bits in those lanes of a half panel (from feature `feature` on, a multiple of 4) that are features. */
@inline export function laneMask(features: u32, feature: u32): v128 {
  const left = features > feature ? min(features - feature, 4) : 0;
  return v128.load(lanes + (<usize>(8 - left) << 2));
}

@inline export function sumOfLanes(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** Half a panel of γ; 1 where there is none. */
@inline export function layerGamma(plan: LayerNormalizationPlan, at: usize): v128 {
  return plan.gamma == 0 ? f32x4.splat(1) : v128.load(plan.gamma + at);
}
