import { type RandomStream, randomStream } from '../problem/random';
import type { Noise } from './formula';

/**
 * Noise of one column, row after row.
 *
 * @param position of the column among those of the formula: each has a stream of its own, so that noise on one does not change another's
 * @returns a function that gives the next row's noise
 */
export function noiseOf({ kind, size }: Noise, seed: number, position: number): () => number {
  // The high bits that the seed leaves free tell the columns apart.
  const random = randomStream(seed + (position + 1) * 2 ** 32);
  switch (kind) {
    case 'uniform':
      return () => (2 * fraction(random) - 1) * size;
    case 'normal':
      return () => normal(random) * size;
  }
}

/** @returns a number from 0 up to but not including 1, all 53 bits of it drawn */
function fraction(random: RandomStream): number {
  return (random.below(2 ** 27) * 2 ** 26 + random.below(2 ** 26)) / 2 ** 53;
}

/** Box and Muller (1958), the cosine of the pair alone. */
function normal(random: RandomStream): number {
  // 1 − fraction is above 0, so that its logarithm is finite.
  const radius = Math.sqrt(-2 * Math.log(1 - fraction(random)));
  return radius * Math.cos(2 * Math.PI * fraction(random));
}
