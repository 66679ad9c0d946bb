import type { OptimizerSpec } from '../../core/model/model';

/** Keras's `_clip_gradients`: by each tensor's norm, by the norm of all, or by value; the first that is set. */
export function clipped(spec: OptimizerSpec, gradients: readonly Float64Array[]): readonly Float64Array[] {
  const { clipnorm, global_clipnorm, clipvalue } = spec;
  if (clipnorm !== null) return gradients.map((tensor) => within(tensor, normOf([tensor]), clipnorm));
  if (global_clipnorm !== null) return gradients.map((tensor) => within(tensor, normOf(gradients), global_clipnorm));
  if (clipvalue !== null) return gradients.map((tensor) => tensor.map((g) => Math.min(Math.max(g, -clipvalue), clipvalue)));
  return gradients;
}

function within(tensor: Float64Array, norm: number, limit: number): Float64Array {
  return norm > limit ? tensor.map((g) => (g * limit) / norm) : tensor;
}

function normOf(tensors: readonly Float64Array[]): number {
  return Math.sqrt(tensors.reduce((sum, tensor) => sum + tensor.reduce((own, g) => own + g * g, 0), 0));
}
