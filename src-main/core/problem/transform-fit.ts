import type { Scaling, Transform } from './scaling-spec';

/**
 * Fits a transform to values that come one after another, in float64; of the training part alone, so that nothing of the test part is
 * known before it is predicted. The figures are those of scikit-learn's MinMaxScaler, StandardScaler (population deviation) and RobustScaler
 * (median and distance of the quartiles). A constant is only shifted: its scale is 1. Missing values (NaN) are passed over.
 */
export class TransformFit {
  private count = 0;
  private min = Infinity;
  private max = -Infinity;
  private center = 0;
  /** Sum of squared distances from the mean so far (Welford, 1962). */
  private squares = 0;
  /** All values, where quantiles are wanted. */
  private values: Float64Array | null;

  constructor(readonly kind: Scaling) {
    this.values = kind === 'robust' ? new Float64Array(1024) : null;
  }

  add(value: number): void {
    if (Number.isNaN(value)) return;
    if (this.values) this.values = withValue(this.values, this.count, value);
    this.count += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const distance = value - this.center;
    this.center += distance / this.count;
    this.squares += distance * (value - this.center);
  }

  /** Mean of the values; NaN where there are none. */
  get mean(): number {
    return this.count === 0 ? NaN : this.center;
  }

  result(column: string): Transform {
    return { column, kind: this.kind, ...this.figures() };
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
        const sorted = this.values?.slice(0, this.count).sort() ?? new Float64Array();
        return { offset: quantile(sorted, 0.5), scale: quantile(sorted, 0.75) - quantile(sorted, 0.25) || 1 };
      }
    }
  }
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

/** numpy's default: a line between the two values around. @param sorted at least one value, ascending */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  const rest = place - Math.floor(place);
  // From the nearer end, as numpy does, so that the figures agree to the last digit.
  return rest < 0.5 ? below + (above - below) * rest : above - (above - below) * (1 - rest);
}
