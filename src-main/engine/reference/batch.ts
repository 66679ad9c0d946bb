import type { Masks } from './masks';
import type { Matrix } from './matrix';

/** Values of a batch between two layers. */
export interface ReferenceBatch {
  /** One matrix a sample: all axes but the last are its rows, in row-major order. */
  readonly samples: readonly Matrix[];
  /** Of one sample: [features], [steps, features], [height, width, channels]. */
  readonly shape: readonly number[];
  /** [batch][steps], 1 where a step counts and 0 where it is masked; null where every step counts. */
  readonly mask: readonly (readonly number[])[] | null;
}

/** What a layer is computed with besides its spec and its input. */
export interface LayerCall {
  /** In the order of the layer's definition. */
  readonly weights: readonly Float64Array[];
  readonly outputShape: readonly number[];
  /** Dropout masks of a sample. */
  masks(sample: number): Masks;
  /** Whether batch normalisation and the like work as in training. */
  readonly training: boolean;
}

/**
 * A layer that looks at one sample at a time.
 *
 * @param keepsMask whether the steps of the output are those of the input, with their mask
 */
export function perSample(
  batch: ReferenceBatch,
  call: LayerCall,
  keepsMask: boolean,
  layer: (x: Matrix, sample: number) => Matrix,
): ReferenceBatch {
  return { samples: batch.samples.map(layer), shape: call.outputShape, mask: keepsMask ? batch.mask : null };
}
