/** Least time between two drawings of one chart, in milliseconds: four a second are read as live. */
const pause = 250;

/** A chart rests so many times as long as it took to draw: on a busy machine it draws less often. */
const rest = 15;
const longestRest = 2000;

interface Job {
  /** Draws, synchronously once it has what it needs. */
  readonly draw: () => Promise<void>;
  readonly ready: () => boolean;
  /** When it may be drawn again, by the clock of `performance.now()`. */
  nextAt: number;
}

/**
 * Draws charts in turn: one a frame, none more often than four times a second, none that is out of sight.
 * Many runs that report at once then cost a frame no more than one chart.
 */
export class DrawQueue {
  private readonly waiting = new Set<Job>();
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @returns functions that ask for a drawing (`urgent` ones do not wait out the rest), and that take the chart out */
  add(draw: Job['draw'], ready: Job['ready']): { request: (urgent?: boolean) => void; remove: () => void } {
    const job: Job = { draw, ready, nextAt: 0 };
    return {
      request: (urgent = false) => {
        this.waiting.add(job);
        if (urgent && Number.isFinite(job.nextAt)) job.nextAt = 0;
        this.schedule();
      },
      remove: () => void this.waiting.delete(job),
    };
  }

  private schedule(): void {
    if (this.frame || this.waiting.size === 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawOne();
    });
  }

  private drawOne(): void {
    const now = performance.now();
    const visible = [...this.waiting].filter((job) => job.ready());
    const due = visible.find((job) => now >= job.nextAt);
    if (due) {
      this.waiting.delete(due);
      due.nextAt = Infinity;
      void due.draw().finally(() => {
        const end = performance.now();
        due.nextAt = end + Math.min(longestRest, Math.max(pause, rest * (end - now)));
        this.schedule();
      });
      this.schedule();
      return;
    }
    // Charts out of sight ask again when they come into sight.
    const next = Math.min(...visible.map((job) => job.nextAt - now));
    clearTimeout(this.timer);
    if (Number.isFinite(next)) this.timer = setTimeout(() => this.schedule(), next);
  }
}

export const drawQueue = new DrawQueue();
