import type { Companion } from './companion';
import type { Stopwatch } from './timing';

/** Milliseconds of a turn, of a round, and the fewest turns that everyone has in it. */
const TURN_MS = 30;
const ROUND_MS = 2000;
const LEAST_TURNS = 2;

/** What several cores are worth. */
export interface Scales {
  /** How much faster all cores are than one. */
  readonly ratio: number;
  /** What the cores do together with a training each, in trainings of one core that is alone; null where it was not looked at. */
  readonly apart: number | null;
}

/**
 * How much faster all cores are than one. Both are timed in turns so short that a processor which changes its speed, or is wanted by others,
 * does so to both; the ratio is that of their best deciles. A third turn has one core train beside a companion that has the other.
 */
export class Scaling {
  constructor(
    private readonly one: Stopwatch,
    private readonly several: Stopwatch,
    private readonly beside: { readonly watch: Stopwatch; readonly companion: Companion } | null,
  ) {}

  async round(): Promise<void> {
    await this.beside?.companion.ready();
    const end = performance.now() + ROUND_MS;
    for (let turn = 0; turn < LEAST_TURNS || performance.now() < end; turn++) {
      await this.one.round(TURN_MS, 1);
      await this.several.round(TURN_MS, 1);
      await this.#roundBeside();
    }
  }

  get scales(): Scales {
    const one = this.one.timing().bestDecile;
    const apart = this.beside && (2 * one) / this.beside.watch.timing().bestDecile;
    return { ratio: one / this.several.timing().bestDecile, apart };
  }

  dispose(): void {
    this.beside?.companion.end();
  }

  async #roundBeside(): Promise<void> {
    if (!this.beside) return;
    const { watch, companion } = this.beside;
    companion.train();
    await watch.round(TURN_MS, 1);
    companion.rest();
    // Its last step is to be over when the next turn begins.
    await this.one.settle(1);
  }
}
