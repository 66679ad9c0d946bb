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
    const { rows, batches, random } = this;
    const first = random.below(batches.rows);
    // Of sequences that differ in length, all of a batch have that of the first: each row is as likely as any other all the same.
    const peers = batches.peers(first);
    rows[0] = first;
    for (let row = 1; row < rows.length; row += 1)
      rows[row] = peers ? (peers[random.below(peers.length)] ?? 0) : random.below(batches.rows);
    return batches.pick(rows);
  }
}
