export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a stretch of a line comes to: its lowest and its highest point, both of them true points, and how many there are. */
export interface Bucket {
  readonly low: Point;
  readonly high: Point;
  readonly count: number;
}

/**
 * The points that a line is drawn through, so that no peak of it is lost: the lowest and the highest of every bucket, in ascending x.
 *
 * @param buckets in ascending x
 */
export function outline(buckets: readonly Bucket[]): readonly Point[] {
  return buckets.flatMap(({ low, high }) => (low.x === high.x ? [low] : low.x < high.x ? [low, high] : [high, low]));
}

/** Gathers points, one after the other, into buckets of as many rows each. */
export class Envelope {
  private readonly low: (Point | undefined)[] = [];
  private readonly high: (Point | undefined)[] = [];
  private readonly counts: number[] = [];

  /** @param perBucket rows, points without a value among them */
  constructor(private readonly perBucket: number) {}

  /** @param row from 0; a `y` that is not finite is no point */
  add(row: number, x: number, y: number): void {
    if (!Number.isFinite(y)) return;
    const at = Math.floor(row / this.perBucket);
    const [low, high] = [this.low[at], this.high[at]];
    if (!low || y < low.y) this.low[at] = { x, y };
    if (!high || y > high.y) this.high[at] = { x, y };
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  /** @returns buckets that hold a point, in the order of their rows */
  buckets(): readonly Bucket[] {
    return this.counts.flatMap((count, at) => {
      const [low, high] = [this.low[at], this.high[at]];
      return low && high ? [{ low, high, count }] : [];
    });
  }
}
