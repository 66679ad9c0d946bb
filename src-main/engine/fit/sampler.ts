import { type RandomStream, randomStream } from '../../core/problem/random';
import type { Batch, Batches } from './part';

/**
 * Draws the batches of a training by steps. A problem that has no rows of its own, such as windows of a formula that begin anywhere,
 * brings a sampler of its own.
 */
export interface Sampler {
  /**
   * A stretch of steps begins. Its draws depend on nothing but the seed and its number, so that a resumed run draws the same.
   *
   * @param stretch from 1
   */
  begin(stretch: number): void;
  /** The next batch; the draw after overwrites it. */
  draw(): Batch;
}

/** Rows of the training part, each drawn evenly from all of them, again and again (with replacement). */
export class RandomRows implements Sampler {
  private readonly rows: Uint32Array;
  private random: RandomStream;

  constructor(
    private readonly batches: Batches,
    private readonly seed: number,
  ) {
    this.rows = new Uint32Array(batches.size);
    this.random = randomStream(seed);
  }

  begin(stretch: number): void {
    // Above 32 bits, as the order of an epoch's rows has it.
    this.random = randomStream(this.seed + stretch * 2 ** 32);
  }

  draw(): Batch {
    for (let row = 0; row < this.rows.length; row += 1) this.rows[row] = this.random.below(this.batches.rows);
    return this.batches.pick(this.rows);
  }
}
