/** A stream of whole numbers that a seed fixes, on every machine. */
export interface RandomStream {
  /** @returns a whole number, evenly from 0 up to but not including `bound`, which is at most 2³² */
  below(bound: number): number;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, 2018), its 128 bits of state filled by splitmix32 from the seed.
 *
 * @param seed a whole number; its low 32 bits count, and the next 21 are mixed in
 */
export function randomStream(seed: number): RandomStream {
  const state = initialState(seed);
  return {
    below(bound) {
      // Values above the last full multiple of `bound` are drawn again, so that none comes more often than another.
      const limit = 2 ** 32 - (2 ** 32 % bound);
      let value = next(state);
      while (value >= limit) value = next(state);
      return value % bound;
    },
  };
}

function initialState(seed: number): Uint32Array {
  const state = new Uint32Array(4);
  let mixed = (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b);
  for (let index = 0; index < 4; index += 1) {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    state[index] = word ^ (word >>> 15);
  }
  return state;
}

function next(state: Uint32Array): number {
  // By index: this is called for every row of every epoch, and taking an array apart goes through an iterator.
  const s0 = state[0] ?? 0;
  const s1 = state[1] ?? 0;
  const s2 = state[2] ?? 0;
  const s3 = state[3] ?? 0;
  const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
  const mixed2 = s2 ^ s0;
  const mixed3 = s3 ^ s1;
  state[0] = s0 ^ mixed3;
  state[1] = s1 ^ mixed2;
  state[2] = mixed2 ^ (s1 << 9);
  state[3] = rotate(mixed3, 11);
  return result;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Fisher and Yates: all orders are equally likely. @returns a shuffled copy */
export function shuffled(values: Uint32Array, random: RandomStream): Uint32Array {
  const order = values.slice();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = random.below(last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = kept;
  }
  return order;
}
