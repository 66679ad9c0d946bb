import type { Scaling } from './scaling-spec';

/** value = (raw - offset) / scale */
export interface Scaler {
  readonly offset: number;
  readonly scale: number;
}

/**
 * Fits scikit-learn's MinMaxScaler or StandardScaler (population deviation) to values that come one after another, in float64.
 * Of the training part alone, so that nothing of the test part is known before it is predicted. A constant is only shifted: its scale is 1.
 */
export class ScalerFit {
  private count = 0;
  private min = Infinity;
  private max = -Infinity;
  private mean = 0;
  /** Sum of squared distances from the mean so far (Welford, 1962). */
  private squares = 0;

  constructor(private readonly scaling: Scaling) {}

  /** @param value finite */
  add(value: number): void {
    this.count += 1;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const distance = value - this.mean;
    this.mean += distance / this.count;
    this.squares += distance * (value - this.mean);
  }

  result(): Scaler {
    if (this.count === 0) return { offset: 0, scale: 1 };
    switch (this.scaling) {
      case 'none':
      case 'robust':
      case 'log':
      case 'difference':
      case 'divide-255':
        return { offset: 0, scale: 1 };
      case 'min-max':
        return { offset: this.min, scale: this.max - this.min || 1 };
      case 'standard':
        // Compared through the range: rounding must not give a constant a tiny deviation to be divided by.
        return { offset: this.mean, scale: this.max > this.min ? Math.sqrt(this.squares / this.count) : 1 };
    }
  }
}

export function scale(raw: number, scaler: Scaler): number {
  return (raw - scaler.offset) / scaler.scale;
}
