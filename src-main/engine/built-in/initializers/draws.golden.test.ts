import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initializers } from '../../../core/model/initializers';
import type { ModelSpecInput } from '../../../core/model/model';
import { drawnWeight } from '../testing/drawn-weight';
import { distanceFromOrthonormal } from '../testing/orthonormal';

/** How Keras filled a weight. */
interface KerasDraw {
  readonly layer: ModelSpecInput['layers'][number];
  readonly input: readonly number[];
  readonly weight: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly least: number;
  readonly most: number;
  readonly quantiles: readonly number[];
}

/** Made by `e2e/parity/initializers.py`. */
const golden = JSON.parse(readFileSync(new URL('../../../../e2e/parity/golden/initializers.json', import.meta.url), 'utf8')) as {
  readonly keras: string;
  /** Of which the quantiles are. */
  readonly levels: readonly number[];
  readonly draws: readonly KerasDraw[];
};

/** Standard errors that two draws of one distribution may lie apart; some thousand figures are compared. */
const SIGMAS = 4;

/**
 * @param sorted the values
 * @returns figures in which they are not of the distribution that Keras drew from, in words
 */
function differences(sorted: Float32Array, keras: KerasDraw): readonly string[] {
  const ours = momentsOf(sorted);
  const { mean, deviation, skewness, kurtosis, least, most, quantiles } = keras;
  const error = SIGMAS * Math.sqrt(2 / sorted.length);
  // What is even or cut off comes close to its bound, the thinner it lies there the less so; other distributions have none.
  const bound = kurtosis < 2.5 ? (200 * deviation) / sorted.length : Infinity;
  const figures: readonly (readonly [name: string, ours: number, keras: number, allowed: number])[] = [
    ['mean', ours.mean, mean, deviation * error],
    ['deviation', ours.deviation, deviation, deviation * (Math.sqrt(Math.max(0, kurtosis - 1)) / 2) * error],
    ['skewness', ours.skewness, skewness, Math.sqrt(6) * error],
    ['kurtosis', ours.kurtosis, kurtosis, Math.sqrt(24) * error],
    ['least', ours.least, least, bound],
    ['most', ours.most, most, bound],
    ...golden.levels.map((level, index) => {
      const quantile = quantiles[index]!;
      return [`share below ${quantile}`, shareBelow(sorted, quantile), level, Math.sqrt(level * (1 - level)) * error] as const;
    }),
  ];
  // Nine digits are written.
  const wrong = figures.filter(([, found, wanted, allowed]) => !(Math.abs(found - wanted) <= allowed + 1e-8 * Math.abs(wanted)));
  return wrong.map(([name, found, wanted, allowed]) => `${name} ${found}, not ${wanted} ± ${allowed}`);
}

function shareBelow(sorted: Float32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

function momentsOf(sorted: Float32Array): Pick<KerasDraw, 'mean' | 'deviation' | 'skewness' | 'kurtosis' | 'least' | 'most'> {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const sums = [0, 0, 0];
  for (const value of sorted) {
    const square = (value - mean) ** 2;
    sums[0]! += square;
    sums[1]! += square * (value - mean);
    sums[2]! += square * square;
  }
  const [second, third, fourth] = sums.map((sum) => sum / sorted.length) as [number, number, number];
  const deviation = Math.sqrt(second);
  return { mean, deviation, skewness: third / deviation ** 3, kurtosis: fourth / second ** 2, least: sorted[0]!, most: sorted.at(-1)! };
}

const initializerOf = ({ layer, weight }: KerasDraw): unknown =>
  Reflect.get(layer, weight === 'recurrent_kernel' ? 'recurrent_initializer' : `${weight}_initializer`);
const nameOf = (draw: KerasDraw): string =>
  `${draw.layer.type} [${draw.shape.join(', ')}] ${draw.weight}, ${JSON.stringify(initializerOf(draw))}`;

/** What an orthonormal matrix is taken times; null for any other initialiser. */
function gainOf(draw: KerasDraw): number | null {
  const initializer = initializerOf(draw);
  if (initializer === 'orthogonal') return 1;
  return typeof initializer === 'object' && initializer && 'gain' in initializer ? Number(initializer.gain) : null;
}

describe(`first weights, beside those that Keras ${golden.keras} drew`, { timeout: 60_000 }, () => {
  it.each(golden.draws.filter(({ deviation }) => deviation > 0).map((draw) => [nameOf(draw), draw] as const))('%s', (_name, draw) => {
    const { values, shape } = drawnWeight(draw.layer, draw.input, draw.weight);
    expect(shape).toEqual(draw.shape);
    const sorted = values.slice().sort();
    expect(differences(sorted, draw)).toEqual([]);
    // Somewhat wider, or slightly to one side, and the figures tell: 4 % of 200,000 values.
    const slightly = 20 / Math.sqrt(sorted.length);
    expect(
      differences(
        sorted.map((value) => draw.mean + (1 + slightly) * (value - draw.mean)),
        draw,
      ),
    ).not.toEqual([]);
    expect(
      differences(
        sorted.map((value) => value + slightly * draw.deviation),
        draw,
      ),
    ).not.toEqual([]);
  });

  it.each(golden.draws.filter(({ deviation }) => deviation === 0).map((draw) => [nameOf(draw), draw] as const))('%s', (_name, draw) => {
    const { values, shape } = drawnWeight(draw.layer, draw.input, draw.weight);
    expect(shape).toEqual(draw.shape);
    expect(new Set(values)).toEqual(new Set([draw.mean]));
  });

  it.each(golden.draws.filter((draw) => gainOf(draw) !== null).map((draw) => [nameOf(draw), draw] as const))(
    '%s: QᵀQ is the identity, or QQᵀ where there are fewer rows',
    (_name, draw) => {
      const { values, shape } = drawnWeight(draw.layer, draw.input, draw.weight);
      const columns = shape.at(-1) ?? 1;
      const gain = gainOf(draw) ?? 1;
      expect(
        distanceFromOrthonormal(
          values.map((value) => value / gain),
          values.length / columns,
          columns,
        ),
      ).toBeLessThan(1e-6);
    },
  );

  it('are of every initialiser that Keras takes by its name', () => {
    const names = new Set(golden.draws.map(initializerOf).filter((name) => typeof name === 'string'));
    // Keras 3.15 has no `constant` without a value.
    expect([...names].sort()).toEqual(initializers.filter((name) => name !== 'constant').sort());
  });
});
