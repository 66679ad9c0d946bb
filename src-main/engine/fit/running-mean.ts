/** A mean over batches of different sizes, weighted by their rows: Keras's `Mean` tracker. */
export class RunningMean {
  private sum = 0;
  private rows = 0;

  /** @param mean of one batch */
  addMean(mean: number, rows: number): void {
    this.addSum(mean * rows, rows);
  }

  /** @param sum over one batch */
  addSum(sum: number, rows: number): void {
    this.sum += sum;
    this.rows += rows;
  }

  /** 0 before the first batch. */
  get value(): number {
    return this.rows === 0 ? 0 : this.sum / this.rows;
  }
}
