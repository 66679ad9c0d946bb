import type { Steps } from '../../steps';
import { OrthogonalBasis } from './orthogonal-basis';

/** What rounding leaves of a sum is of this many deviations; a fit to as few rows as here adds to it. */
const roundingReach = 1.8;
/** Of a column's deviation: numbers in single precision are off by so much. */
const leastError = 2e-7;
/** What is not told without some columns must be so many times what is left with them. */
const leastGain = 20;

/** Columns between two stops. */
const columnsAtOnce = 8;

/** Rows of columns in two samples: one is fitted to, the other judges. */
export interface TwoSamples {
  readonly fit: Float64Array;
  readonly check: Float64Array;
}

/** How a column is told by others. */
export interface ExactFit {
  /** [columns] in the columns' own units, without the constant */
  readonly weights: Float64Array;
  readonly constant: number;
  /** By how much a row may be off. */
  readonly tolerance: number;
}

/** Columns by which others may be told, of which the first are allowed to. */
export class ExactFits {
  private readonly basis = new OrthogonalBasis();
  private readonly scales: readonly { readonly mean: number; readonly deviation: number }[];
  /** Of the basis. */
  private allowed = 0;

  private constructor(
    private readonly columns: readonly TwoSamples[],
    private readonly units: number | readonly number[],
  ) {
    this.scales = columns.map(({ fit }) => {
      const { mean, deviation } = momentsOf(fit);
      return { mean, deviation: deviation || 1 };
    });
  }

  /**
   * @param columns those that may tell, then those that must not
   * @param allowed how many may
   * @param units by which the columns are rounded: each, or all
   */
  static *of(columns: readonly TwoSamples[], allowed: number, units: number | readonly number[]): Steps<ExactFits> {
    const fits = new ExactFits(columns, units);
    fits.basis.add(new Float64Array(columns[0]?.fit.length ?? 0).fill(1));
    fits.allowed = fits.basis.size;
    for (const index of columns.keys()) {
      if (index % columnsAtOnce === 0) yield;
      fits.basis.add(fits.scaled(index, 'fit'));
      if (index < allowed) fits.allowed = fits.basis.size;
    }
    return fits;
  }

  /** Whether all columns tell another to what is rounded, in rows that were not fitted to, and the allowed ones by far do not. */
  find(column: TwoSamples, unit: number): ExactFit | null {
    const { mean, deviation } = momentsOf(column.fit);
    if (!(deviation > 0)) return null;
    const scaled = scale(column.fit, mean, deviation);
    const without = this.basis.left(scaled, this.allowed) * deviation;
    const error = leastError * deviation + 1e-13 * Math.abs(mean);
    if (without < leastGain * error) return null;
    const raw = this.basis.weights(scaled);
    const weights = Float64Array.from(
      this.columns,
      (_, index) => ((raw[index + 1] ?? 0) * deviation) / (this.scales[index]?.deviation ?? 1),
    );
    const constant = weights.reduce(
      (sum, weight, index) => sum - weight * (this.scales[index]?.mean ?? 0),
      mean + (raw[0] ?? 0) * deviation,
    );
    const left = this.leftOf(column.check, weights, constant);
    const rounding = Math.sqrt((unit ** 2 + weights.reduce((sum, weight, index) => sum + (weight * this.unitOf(index)) ** 2, 0)) / 12);
    if (left > roundingReach * rounding + error || without < leastGain * Math.max(left, error)) return null;
    return { weights, constant, tolerance: 4 * Math.max(left, rounding) + error };
  }

  /** What the allowed columns leave of another of the columns: root of the mean square, in its own unit. */
  leftOfColumn(index: number): number {
    return this.basis.left(this.scaled(index, 'fit'), this.allowed) * (this.scales[index]?.deviation ?? 1);
  }

  private unitOf(index: number): number {
    return typeof this.units === 'number' ? this.units : (this.units[index] ?? 0);
  }

  private leftOf(check: Float64Array, weights: Float64Array, constant: number): number {
    let squares = 0;
    for (let row = 0; row < check.length; row += 1) {
      let told = constant;
      for (const [index, { check: values }] of this.columns.entries()) told += (weights[index] ?? 0) * (values[row] ?? 0);
      squares += ((check[row] ?? 0) - told) ** 2;
    }
    return Math.sqrt(squares / check.length);
  }

  private scaled(index: number, sample: keyof TwoSamples): Float64Array {
    const { mean, deviation } = this.scales[index] ?? { mean: 0, deviation: 1 };
    return scale(this.columns[index]?.[sample] ?? new Float64Array(), mean, deviation);
  }
}

function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, deviation };
}

function scale(values: Float64Array, mean: number, deviation: number): Float64Array {
  return values.map((value) => (value - mean) / deviation);
}
