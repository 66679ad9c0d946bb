/** Lets a message through at most once in so many milliseconds, by the clock it is given. */
export class Throttle {
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly milliseconds: number) {}

  /** @returns whether it is time; then the interval begins anew */
  due(now: number): boolean {
    if (now - this.last < this.milliseconds) return false;
    this.last = now;
    return true;
  }
}
