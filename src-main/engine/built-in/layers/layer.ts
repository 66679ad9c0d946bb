import type { Shape } from '../../../core/model/layer';
import type { Kernels } from '../kernels';
import type { MemoryPlan } from '../memory';
import type { Parameters } from '../parameters';
import type { DropoutRandom } from '../random';
import type { Tensor } from '../tensor';

/** A layer laid out in memory: what it writes, and the calls that compute it. */
export interface PlannedLayer {
  readonly output: Tensor;
  /**
   * @param rows rows of the batch, padded to a multiple of 4
   * @param training whether dropout is active
   */
  forward(rows: number, training: boolean): void;
  /** Uses up `output.grad`; adds to the weights' gradients and writes the input's. `training` as in the forward pass before. */
  backward(rows: number, training: boolean): void;
  /** Where its dropout masks lie, as drawn for the last training step. */
  readonly masks?: LayerMasks;
  /** Fills what `MemoryPlan.reserve` left empty, once the memory is there. */
  prepare?(): void;
}

/** Masks of a layer; null where there is no dropout. */
export interface LayerMasks {
  readonly input: MaskRegion | null;
  readonly state: MaskRegion | null;
}

/** [count] slabs of factors: one a step for a Dropout layer, one for all gates or one a gate for a recurrent one. */
export interface MaskRegion {
  readonly address: number;
  readonly count: number;
  readonly features: number;
}

/** What a layer is planned with. */
export interface LayerContext {
  readonly kernels: Kernels;
  readonly memory: MemoryPlan;
  readonly parameters: Parameters;
  readonly random: DropoutRandom;
  /** Padded rows of the largest batch. */
  readonly maxRows: number;
  /** Index in the stack. */
  readonly index: number;
  readonly input: Tensor;
  readonly outputShape: Shape;
}
