export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const z = 1.959963984540054;

/**
 * 95 % score interval of a share (Wilson, 1927); it stays within 0 … 1 and holds for shares near the ends.
 *
 * @param share successes / trials, 0 to 1
 * @param trials number of independent trials, above 0
 */
export function wilsonInterval(share: number, trials: number): Interval {
  const spread = (z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))) / (1 + (z * z) / trials);
  const centre = (share + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  return { low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}
