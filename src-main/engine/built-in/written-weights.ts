import type { LayerSpec } from '../../core/model/layers';

/** Float32 from which on handing out a weight's gradient costs far less than it saves: half a processor's second cache. */
const LARGE = 65_536;

/** Jobs for the gradients of one step have room for as many. */
export const MOST_WRITTEN = 16;

/**
 * Whether a layer can write the gradient of a weight as a whole, in one call at the end of its backward pass: no other call adds to it,
 * it need not be zero before, and its rows can be computed by several threads. That is worth it for large matrices alone.
 *
 * @param size float32 of the weight, padding included
 */
export function canBeWritten(spec: LayerSpec, weight: string, size: number): boolean {
  if (size < LARGE) return false;
  switch (spec.type) {
    case 'Dense':
      return weight === 'kernel';
    case 'LSTM':
      return weight === 'kernel' || weight === 'recurrent_kernel';
    default:
      return false;
  }
}
