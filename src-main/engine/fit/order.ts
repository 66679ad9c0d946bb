import { randomStream, shuffled } from '../../core/problem/random';

/**
 * The order of the training rows in one epoch: Fisher and Yates over xoshiro128**, fixed by seed and epoch alone, so that a resumed
 * run needs no more than the number of its epoch to go on with the same orders.
 *
 * @param epoch from 1
 * @returns [rows] row numbers
 */
export function epochOrder(rows: number, seed: number, epoch: number): Uint32Array {
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  // The stream mixes in what lies above 32 bits: there the epoch stands, apart from the seed.
  return shuffled(order, randomStream(seed + epoch * 2 ** 32));
}
