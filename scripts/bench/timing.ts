/** Times of one training step, in milliseconds. */
export interface Timing {
  /** A tenth of the steps were faster: what the code can do, whatever else the machine is busy with. */
  readonly bestDecile: number;
  readonly median: number;
  /** Mean of a round, the least of the rounds: how Keras's steps are taken. */
  readonly leastMean: number;
  readonly steps: number;
}

/** Collects the times of one thing over several rounds. */
export class Stopwatch {
  readonly #times: number[] = [];
  readonly #means: number[] = [];

  constructor(private readonly step: () => Promise<unknown> | undefined) {}

  /** Lets compilers and caches settle; nothing is kept. */
  async warmUp(milliseconds: number, atLeast: number): Promise<void> {
    await this.round(milliseconds, atLeast);
    this.#times.length = 0;
    this.#means.length = 0;
  }

  /** So many steps that do not count. */
  async settle(steps: number): Promise<void> {
    for (let count = 0; count < steps; count++) await this.step();
  }

  /** Steps for about so long, and at least so many. */
  async round(milliseconds: number, atLeast: number): Promise<void> {
    const first = this.#times.length;
    const end = performance.now() + milliseconds;
    for (let count = 0; count < atLeast || performance.now() < end; count++) {
      const started = performance.now();
      // An engine that answers at once is not made to wait for a turn of the event loop.
      const pending = this.step();
      if (pending) await pending;
      this.#times.push(performance.now() - started);
    }
    const own = this.#times.slice(first);
    this.#means.push(own.reduce((sum, time) => sum + time, 0) / own.length);
  }

  timing(): Timing {
    const sorted = [...this.#times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
    return { bestDecile: at(0.1), median: at(0.5), leastMean: Math.min(...this.#means), steps: sorted.length };
  }
}
