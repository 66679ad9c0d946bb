/**
 * The autocorrelation of a series, of any length in little memory: Σ (xₜ − m)(xₜ₊ₖ − m) / Σ (xₜ − m)², as statsmodels' `acf` has it
 * (`adjusted=False`, `missing='conservative'`). A pair with a missing value adds nothing.
 */
export class Autocorrelation {
  /** The last `lags + 1` deviations, the newest at `at`. */
  private readonly recent: Float64Array;
  private readonly sums: Float64Array;
  private at = 0;
  private count = 0;

  /** @param mean of all values of the series */
  constructor(
    private readonly mean: number,
    lags: number,
  ) {
    this.recent = new Float64Array(lags + 1);
    this.sums = new Float64Array(lags + 1);
  }

  /** @param value the series' next; null where it is missing */
  add(value: number | null): void {
    const { recent, sums } = this;
    const size = recent.length;
    this.at = this.at === 0 ? size - 1 : this.at - 1;
    const deviation = value === null ? 0 : value - this.mean;
    recent[this.at] = deviation;
    if (value === null) return;
    this.count += 1;
    for (let lag = 0, place = this.at; lag < size; lag += 1) {
      sums[lag] = (sums[lag] ?? 0) + deviation * (recent[place] ?? 0);
      place = place + 1 === size ? 0 : place + 1;
    }
  }

  /** @returns values that were not missing */
  get rows(): number {
    return this.count;
  }

  /** @returns by lag, from 0; empty for a series that does not vary */
  result(): readonly number[] {
    const [whole = 0] = this.sums;
    return whole > 0 ? Array.from(this.sums, (sum) => sum / whole) : [];
  }
}
