/** Times of one training step, in milliseconds. */
export interface Timing {
  /** A tenth of the steps were faster: what the code can do, whatever else the machine is busy with. */
  readonly bestDecile: number;
  readonly median: number;
  readonly steps: number;
}

/** Collects the times of one thing over several rounds. */
export class Stopwatch {
  readonly #times: number[] = [];

  constructor(private readonly step: () => Promise<unknown> | undefined) {}

  /** Lets compilers and caches settle; nothing is kept. */
  async warmUp(milliseconds: number, atLeast: number): Promise<void> {
    await this.round(milliseconds, atLeast);
    this.#times.length = 0;
  }

  /** Steps for about so long, and at least so many. */
  async round(milliseconds: number, atLeast: number): Promise<void> {
    const end = performance.now() + milliseconds;
    for (let count = 0; count < atLeast || performance.now() < end; count++) {
      const started = performance.now();
      // An engine that answers at once is not made to wait for a turn of the event loop.
      const pending = this.step();
      if (pending) await pending;
      this.#times.push(performance.now() - started);
    }
  }

  timing(): Timing {
    const sorted = [...this.#times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
    return { bestDecile: at(0.1), median: at(0.5), steps: sorted.length };
  }
}
