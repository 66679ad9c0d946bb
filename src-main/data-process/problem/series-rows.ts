import type { MissingChoice } from '../../core/problem/problem';
import type { Numbers } from './stream-columns';

/**
 * Where each series begins, and rows whose missing values cannot be filled as each column is: before the first value of a series where the last
 * value before is taken, or in a series without any where a line is drawn. Told chunk by chunk, in order.
 */
export class SeriesRows {
  private readonly bounds: number[] = [0];
  private current: number | null = null;
  private unfillable: Uint8Array | null = null;
  /** [columns] whether a value was seen in this series, and until then the rows that miss one */
  private readonly seen: Uint8Array;
  private readonly waiting: number[][];

  /** @param choices [columns] how each is filled */
  constructor(
    private readonly choices: readonly MissingChoice[],
    private readonly rows: number,
  ) {
    this.seen = new Uint8Array(choices.length);
    this.waiting = choices.map(() => []);
  }

  /**
   * @param first place of the chunk's first row
   * @param numbers [count] number of each row's series; null for one series
   * @param missing [columns][count] 1 where a value is missing
   */
  add(first: number, count: number, numbers: Numbers | null, missing: readonly Numbers[]): void {
    if (!numbers && missing.length === 0) return;
    for (let row = 0; row < count; row += 1) {
      if (numbers && numbers[row] !== this.current) this.begin(first + row, numbers[row] ?? 0);
      for (let column = 0; column < missing.length; column += 1) {
        if (missing[column]?.[row] !== 1) this.seen[column] = 1;
        else if (this.seen[column] !== 1) this.waiting[column]?.push(first + row);
      }
    }
  }

  /** @param rows that were told. @returns [series + 1] bounds, and [rows] 1 for rows that cannot be filled, null where all can */
  end(rows: number): { readonly bounds: Uint32Array; readonly unfillable: Uint8Array | null } {
    this.closeSeries();
    return { bounds: Uint32Array.from([...this.bounds, rows]), unfillable: this.unfillable };
  }

  private begin(row: number, number: number): void {
    if (row > 0) {
      this.closeSeries();
      this.bounds.push(row);
    }
    this.current = number;
  }

  private closeSeries(): void {
    for (let column = 0; column < this.seen.length; column += 1) {
      if (this.choices[column] === 'forward' || this.seen[column] !== 1) for (const row of this.waiting[column] ?? []) this.mark(row);
      this.seen[column] = 0;
      this.waiting[column] = [];
    }
  }

  private mark(row: number): void {
    this.unfillable ??= new Uint8Array(this.rows);
    this.unfillable[row] = 1;
  }
}
