import type { MemoryPlan } from './memory';
import type { Tensor } from './tensor';

/** How much every target counts: where the weights lie, 0 where all are 1, and one by the number that the mean is taken over. */
export interface LossShare {
  readonly weights: number;
  readonly scale: number;
}

/**
 * Keras 3.15's `reduce_weighted_values` for `sum_over_batch_size`: Σ weight × loss by the number of losses; where the answers have a
 * mask, by the number that it lets count, 0 where that is none.
 */
export class LossWeights {
  readonly #address: number;

  /** @param output the model's, with a mask or without */
  constructor(
    private readonly memory: MemoryPlan,
    private readonly output: Tensor,
    maxRows: number,
  ) {
    this.#address = memory.reserve(output.steps * maxRows);
  }

  /**
   * @param rows padded rows of the batch
   * @param sampleWeights [batch], or left out for all 1
   */
  share(batch: number, rows: number, sampleWeights: Float32Array | undefined): LossShare {
    const { steps, mask } = this.output;
    if (mask === 0 && !sampleWeights) return { weights: 0, scale: 1 / (batch * steps) };
    const weights = this.memory.floats(this.#address, steps * rows);
    const flags = mask === 0 ? null : this.memory.floats(mask, steps * rows);
    let counted = 0;
    for (let step = 0; step < steps; step++) {
      for (let row = 0; row < batch; row++) {
        const flag = flags?.[step * rows + row] ?? 1;
        counted += flag;
        weights[step * rows + row] = flag * (sampleWeights?.[row] ?? 1);
      }
    }
    return { weights: this.#address, scale: counted === 0 ? 0 : 1 / counted };
  }
}
