/** Least time between two drawings of one chart, in milliseconds: four a second are read as live. */
const pause = 250;

interface Job {
  readonly draw: () => Promise<void> | void;
  readonly ready: () => boolean;
  drawnAt: number;
}

/**
 * Draws charts in turn: one a frame, none more often than four times a second, none that is out of sight.
 * Many runs that report at once then cost a frame no more than one chart.
 */
export class DrawQueue {
  private readonly waiting = new Set<Job>();
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @returns functions that ask for a drawing, and that take the chart out */
  add(draw: Job['draw'], ready: Job['ready']): { request: () => void; remove: () => void } {
    const job: Job = { draw, ready, drawnAt: -Infinity };
    return {
      request: () => {
        this.waiting.add(job);
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
    const due = visible.find((job) => now - job.drawnAt >= pause);
    if (due) {
      this.waiting.delete(due);
      due.drawnAt = now;
      void due.draw();
      this.schedule();
      return;
    }
    // Charts out of sight ask again when they come into sight.
    const next = Math.min(...visible.map((job) => job.drawnAt + pause - now));
    clearTimeout(this.timer);
    if (Number.isFinite(next)) this.timer = setTimeout(() => this.schedule(), next);
  }
}

export const drawQueue = new DrawQueue();
