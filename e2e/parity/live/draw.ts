import { randomStream, type RandomStream } from '../../../src-main/core/problem/random';

/** Random choices that a seed fixes. */
export class Draw {
  readonly #random: RandomStream;

  constructor(seed: number) {
    this.#random = randomStream(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.#random.below(high - low + 1);
  }

  /** True in so many of 100 draws. */
  percent(share: number): boolean {
    return this.#random.below(100) < share;
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.#random.below(values.length)]!;
  }

  /** The options in so many of 100 draws, none else: a default is left to both sides. */
  maybe<Options extends object>(share: number, options: () => Options): Options | Record<string, never> {
    return this.percent(share) ? options() : {};
  }
}
