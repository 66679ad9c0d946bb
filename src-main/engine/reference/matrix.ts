/** A float64 matrix in plain row-major order; the reference's only data type. A flat tensor is a matrix of one row. */
export class Matrix {
  readonly data: Float64Array;

  constructor(
    readonly rows: number,
    readonly columns: number,
    data?: ArrayLike<number>,
  ) {
    this.data = data ? Float64Array.from(data) : new Float64Array(rows * columns);
    if (this.data.length !== rows * columns) throw new Error(`${this.data.length} values do not make ${rows} × ${columns}.`);
  }

  at(row: number, column: number): number {
    if (row < 0 || row >= this.rows || column < 0 || column >= this.columns) throw new Error(`No value at ${row}, ${column}.`);
    return this.data[row * this.columns + column] ?? NaN;
  }

  set(row: number, column: number, value: number): void {
    this.data[row * this.columns + column] = value;
  }
}

/** Value of a vector that must have one there. */
export function valueAt(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new Error(`No value at ${index}.`);
  return value;
}
