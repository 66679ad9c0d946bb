import type { Kernels } from '../kernels';
import type { MemoryPlan, MemoryRegion } from '../memory';
import type { WeightAddresses } from '../parameters';
import type { DropoutRandom } from '../random';
import type { Lengths, Tensor } from '../tensor';

/** A layer laid out in memory: what it writes, and the calls that compute it. */
export interface PlannedLayer {
  readonly output: Tensor;
  /**
   * @param rows rows of the batch, padded to a multiple of 4
   * @param training whether dropout and the like are active
   * @param batch rows that are samples; those after them hold nothing of meaning
   */
  forward(rows: number, training: boolean, batch: number): void;
  /** Uses up `output.grad`; adds to the weights' gradients and writes the input's. Arguments as in the forward pass before. */
  backward(rows: number, training: boolean, batch: number): void;
  /** Where its dropout masks lie, as drawn for the last training step. */
  readonly masks?: LayerMasks;
  /** The layers that a wrapper is made of. */
  readonly inner?: readonly PlannedLayer[];
  /** @throws SeqbenchError for what the last forward pass found wrong with its input; other threads cannot throw */
  check?(rows: number): void;
  /** Fills what `MemoryPlan.reserve` left empty, once the memory is there. */
  prepare?(): void;
  /** Of a layer with `stateful`: the next call begins with zero states. */
  resetStates?(): void;
  /** What it keeps from one call to the next besides its weights; part of the engine's state. */
  readonly kept?: readonly MemoryRegion[];
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

/**
 * What a layer is planned with. A wrapper plans its inner layer with the same context, its own `input` and `outputShape`, and
 * `weight` looking names up under a prefix.
 */
export interface LayerContext {
  /** Keras's name of the layer, or of the wrapper that it stands in. */
  readonly name: string;
  readonly kernels: Kernels;
  readonly memory: MemoryPlan;
  readonly random: DropoutRandom;
  /** Padded rows of the largest batch. */
  readonly maxRows: number;
  readonly input: Tensor;
  readonly outputShape: Lengths;
  /** @returns addresses of the layer's weight of that name and of its gradient; 0 where it has none */
  readonly weight: (name: string) => WeightAddresses;
}

/** The context of an inner layer whose weights bear a prefix in the wrapper's list, such as `forward_`. */
export function innerContext(context: LayerContext, prefix: string, inner: Partial<LayerContext> = {}): LayerContext {
  return { ...context, ...inner, weight: (name) => context.weight(prefix + name) };
}
