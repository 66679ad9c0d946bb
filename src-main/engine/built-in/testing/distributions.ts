/** Distributions to hold random numbers against: the share of numbers that lie below x. */
export type Distribution = (x: number) => number;

export const uniformDistribution =
  (low: number, high: number): Distribution =>
  (x) =>
    Math.min(1, Math.max(0, (x - low) / (high - low)));

/**
 * Φ by its series around 0 (Marsaglia, 2004), to 15 digits within ±6.
 *
 * @param mean and standard deviation
 */
export const normalDistribution =
  (mean: number, deviation: number): Distribution =>
  (x) => {
    const z = (x - mean) / deviation;
    if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
    let [sum, term] = [z, z];
    for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) sum += term *= (z * z) / odd;
    return 0.5 + (sum * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI);
  };

/** A normal distribution without what lies beyond two standard deviations. */
export function truncatedDistribution(mean: number, deviation: number): Distribution {
  const normal = normalDistribution(mean, deviation);
  const low = normal(mean - 2 * deviation);
  return (x) => Math.min(1, Math.max(0, (normal(x) - low) / (1 - 2 * low)));
}

/** Kolmogorov's statistic: the largest distance between the share of values below x and the distribution's. */
export function distanceFrom(distribution: Distribution, values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.reduce((worst, value, below) => {
    const wanted = distribution(value);
    return Math.max(worst, wanted - below / sorted.length, (below + 1) / sorted.length - wanted);
  }, 0);
}

/** What Kolmogorov's statistic exceeds once in a thousand times where the numbers are of the distribution (Smirnov, 1948). */
export const distanceAllowed = (count: number): number => Math.sqrt(Math.log(2 / 0.001) / 2 / count);
