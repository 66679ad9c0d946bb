/** Times of one training step, in milliseconds. */
export interface Timing {
  /** A tenth of the steps were faster: what the code can do, whatever else the machine is busy with. */
  readonly bestDecile: number;
  readonly median: number;
  /** Processor time of a step in the best round: fair to long steps, which a busy machine interrupts more often than short ones. */
  readonly processor: number;
  readonly steps: number;
}

/** Collects the times of one thing over several rounds. */
export class Stopwatch {
  readonly #times: number[] = [];
  #processor = Infinity;

  constructor(private readonly step: () => Promise<unknown> | undefined) {}

  /** Lets compilers and caches settle; nothing is kept. */
  async warmUp(milliseconds: number, atLeast: number): Promise<void> {
    await this.round(milliseconds, atLeast);
    this.#times.length = 0;
    this.#processor = Infinity;
  }

  /** Steps for about so long, and at least so many. */
  async round(milliseconds: number, atLeast: number): Promise<void> {
    const end = performance.now() + milliseconds;
    const before = process.cpuUsage();
    let count = 0;
    for (; count < atLeast || performance.now() < end; count++) {
      const started = performance.now();
      await this.step();
      this.#times.push(performance.now() - started);
    }
    const { user, system } = process.cpuUsage(before);
    this.#processor = Math.min(this.#processor, (user + system) / 1000 / count);
  }

  timing(): Timing {
    const sorted = [...this.#times].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
    return { bestDecile: at(0.1), median: at(0.5), processor: this.#processor, steps: sorted.length };
  }
}
