/** The latest steps that are kept: enough for a steady median, whatever the length of a run. */
const kept = 4096;

/** Durations of training steps. */
export class StepTimes {
  private readonly times = new Float64Array(kept);
  private count = 0;

  add(milliseconds: number): void {
    this.times[this.count % kept] = milliseconds;
    this.count += 1;
  }

  /** Median of the latest 4,096 steps in milliseconds; null before the first. */
  get median(): number | null {
    if (this.count === 0) return null;
    const sorted = this.times.slice(0, Math.min(this.count, kept)).sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  }
}
