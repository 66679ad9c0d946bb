import { RankSearch } from './rank-search';
import type { Scaling, Transform } from './scaling-spec';

/** Values of a column, or of all steps of a feature, that are kept to find their quantiles; where there are more, they are gone through again. */
const mostKept = 2_000_000;
const quartiles = [0.25, 0.5, 0.75];

/**
 * Fits a transform to values that come one after another, in float64; of the training part alone, so that nothing of the test part is
 * known before it is predicted. The figures are those of scikit-learn's MinMaxScaler, StandardScaler (population deviation) and RobustScaler
 * (median and distance of the quartiles; of many values, these have to be gone through several times). A constant is only shifted: its scale is 1. Missing values (NaN) are passed over.
 */
export class TransformFit {
  private count = 0;
  private min = Infinity;
  private max = -Infinity;
  private center = 0;
  /** Sum of squared distances from the mean so far (Welford, 1962). */
  private squares = 0;
  /** All values, where quantiles are wanted and they are not too many. */
  private values: Float64Array | null;
  private search: RankSearch | null = null;
  private passes = 0;

  /** @param most values that are kept */
  constructor(
    readonly kind: Scaling,
    private readonly most = mostKept,
  ) {
    this.values = kind === 'robust' ? new Float64Array(1024) : null;
  }

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.search?.add(value);
    if (this.passes > 0) return;
    if (this.values) this.keep(this.values, value);
    this.count += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const distance = value - this.center;
    this.center += distance / this.count;
    this.squares += distance * (value - this.center);
  }

  /** To be told when all values were added. @returns whether they have to be added once more */
  endPass(): boolean {
    if (!this.search) return false;
    this.passes += 1;
    this.search.endPass(quartiles.flatMap((share) => ranksOf(this.count, share)));
    return this.passes < RankSearch.passes;
  }

  private keep(values: Float64Array, value: number): void {
    if (this.count < this.most) {
      this.values = withValue(values, this.count, value);
      return;
    }
    const search = new RankSearch();
    for (let at = 0; at < this.count; at += 1) search.add(values[at] ?? NaN);
    search.add(value);
    this.search = search;
    this.values = null;
  }

  /** Mean of the values; NaN where there are none. */
  get mean(): number {
    return this.count === 0 ? NaN : this.center;
  }

  result(column: string): Transform {
    return { column, kind: this.kind, ...this.figures() };
  }

  private quartiles(): readonly number[] {
    const { count, search } = this;
    const sorted = search ? null : this.values?.subarray(0, count).sort();
    return quartiles.map((share) => quantile(count, share, (rank) => (search ? search.valueAt(rank) : (sorted?.[rank] ?? NaN))));
  }

  private figures(): Pick<Transform, 'offset' | 'scale'> {
    if (this.kind === 'divide-255') return { offset: 0, scale: 255 };
    if (this.count === 0) return { offset: 0, scale: 1 };
    switch (this.kind) {
      case 'none':
      case 'log':
      case 'difference':
        return { offset: 0, scale: 1 };
      case 'min-max':
        return { offset: this.min, scale: this.max - this.min || 1 };
      case 'standard':
        // Compared through the range: rounding must not give a constant a tiny deviation to be divided by.
        return { offset: this.center, scale: this.max > this.min ? Math.sqrt(this.squares / this.count) : 1 };
      case 'robust': {
        const [lower = NaN, median = NaN, upper = NaN] = this.quartiles();
        return { offset: median, scale: upper - lower || 1 };
      }
    }
  }
}

/** Ranks, from 0, of the two values that a quantile lies between. */
function ranksOf(count: number, share: number): readonly [number, number] {
  const place = share * (count - 1);
  return [Math.floor(place), Math.ceil(place)];
}

function withValue(values: Float64Array, count: number, value: number): Float64Array {
  let room = values;
  if (count === values.length) {
    room = new Float64Array(values.length * 2);
    room.set(values);
  }
  room[count] = value;
  return room;
}

/**
 * numpy's default: a line between the two values around.
 *
 * @param count values, at least one
 * @param valueAt gives the value of a rank, from 0
 */
function quantile(count: number, share: number, valueAt: (rank: number) => number): number {
  const place = share * (count - 1);
  const [lower, upper] = ranksOf(count, share);
  const [below, above] = [valueAt(lower), valueAt(upper)];
  const rest = place - Math.floor(place);
  // From the nearer end, as numpy does, so that the figures agree to the last digit.
  return rest < 0.5 ? below + (above - below) * rest : above - (above - below) * (1 - rest);
}
