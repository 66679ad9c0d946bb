import type { WeightSpec } from '../../core/model/layer';

/** keras.regularizers: Σ l1·|w| + l2·w² over all weights that have one. */
export function penaltyOf(specs: readonly WeightSpec[], weights: readonly Float64Array[]): number {
  return specs.reduce((total, { regularizer }, index) => {
    if (!regularizer) return total;
    const l1 = regularizer.type === 'L2' ? 0 : regularizer.l1;
    const l2 = regularizer.type === 'L1' ? 0 : regularizer.l2;
    return total + (weights[index] ?? new Float64Array(0)).reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
  }, 0);
}
