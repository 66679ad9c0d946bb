import type { OptimizerSpec } from '../../../core/model/model';
import type { Kernels } from '../kernels';
import type { Parameters } from '../parameters';

/**
 * Keras's `_clip_gradients`: each weight's gradient by its own norm, else all by their common norm, else every value by itself.
 * What is not finite is made NaN by the norms, as in Keras.
 */
export function clipGradients(spec: OptimizerSpec, kernels: Kernels, parameters: Parameters): void {
  const { grads, size } = parameters;
  if (spec.clipnorm !== null) {
    for (const parameter of parameters.trainable) {
      clipNorm(kernels, parameters.addressOf(parameter, grads), parameter.size * 4, spec.clipnorm);
    }
  } else if (spec.global_clipnorm !== null) {
    clipNorm(kernels, grads, size * 4, spec.global_clipnorm);
  } else if (spec.clipvalue !== null) {
    for (const piece of parameters.moving) kernels.clipValues(piece.grads, piece.bytes, spec.clipvalue);
  }
}

function clipNorm(kernels: Kernels, at: number, bytes: number, limit: number): void {
  const norm = Math.sqrt(kernels.sumOfSquares(at, bytes));
  if (norm <= limit) return;
  kernels.scale(at, bytes, Number.isFinite(norm) ? limit / norm : NaN);
}
