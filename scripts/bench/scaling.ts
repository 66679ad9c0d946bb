import type { Stopwatch } from './timing';

/** Milliseconds of a turn, of a round, and the fewest turns that everyone has in it. */
const TURN_MS = 15;
const ROUND_MS = 600;
const LEAST_TURNS = 2;

/**
 * How much faster all cores are than one. Both are timed in turns so short that a processor which changes its speed, or is wanted by others,
 * does so to both; the ratio is that of their best deciles.
 */
export class Scaling {
  constructor(
    private readonly one: Stopwatch,
    private readonly several: Stopwatch,
  ) {}

  async round(): Promise<void> {
    const end = performance.now() + ROUND_MS;
    for (let turn = 0; turn < LEAST_TURNS || performance.now() < end; turn++) {
      await this.one.round(TURN_MS, 1);
      await this.several.round(TURN_MS, 1);
    }
  }

  get ratio(): number {
    return this.one.timing().bestDecile / this.several.timing().bestDecile;
  }
}
