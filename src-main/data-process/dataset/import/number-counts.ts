/** Counts over all values of a column that looks like numbers. */
export interface NumberCounts {
  readonly present: number;
  /** That are no numbers. */
  readonly others: number;
  /** That are no whole numbers, or are beyond 64 bits. */
  readonly fractions: number;
  /** Whole numbers beyond 2⁵³ that a fraction's place does not hold to the last digit. */
  readonly rounded: number;
  readonly special: number;
  readonly zeros: number;
  /** Most signs of a number; only known where there are zeros. */
  readonly longest: number;
  readonly grouped: number;
}

export const noCounts: NumberCounts = { present: 0, others: 0, fractions: 0, rounded: 0, special: 0, zeros: 0, longest: 0, grouped: 0 };
