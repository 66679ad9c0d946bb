/** One part of a prepared snapshot, as far as training needs it. */
export interface TrainingPart {
  /** [rows, steps, features], scaled. */
  readonly x: Float32Array;
  /** [rows] class index, or the number. */
  readonly y: Float32Array;
}

/** The rows of one step, in buffers that the next step overwrites. */
export interface Batch {
  readonly rows: number;
  /** [rows, steps, features] */
  readonly x: Float32Array;
  /** [rows, targetSize], as the loss wants it. */
  readonly target: Float32Array;
  /** [rows] class index, or the number, as metrics want it. */
  readonly y: Float32Array;
}

/** Cuts a part into batches in any order of its rows; a last, smaller one is kept, as Keras does. Nothing is allocated by batch. */
export class Batches {
  readonly count: number;
  private readonly rowSize: number;
  private readonly full: Batch;
  private readonly last: Batch;

  /**
   * @param targetSize values of one sample's target: 1, or the number of classes for one-hot targets
   */
  constructor(
    private readonly part: TrainingPart,
    private readonly targetSize: number,
    batchSize: number,
  ) {
    const rows = part.y.length;
    this.count = Math.ceil(rows / batchSize);
    this.rowSize = rows === 0 ? 0 : part.x.length / rows;
    const largest = Math.min(rows, batchSize);
    this.full = batchOf(largest, this.rowSize, targetSize);
    this.last = firstRows(this.full, rows - (this.count - 1) * batchSize, this.rowSize, targetSize);
  }

  /**
   * @param index which batch, from 0
   * @param order [rows] row numbers in the order they are wanted; null for the order they have
   */
  gather(index: number, order: Uint32Array | null): Batch {
    const batch = index === this.count - 1 ? this.last : this.full;
    const start = index * this.full.rows;
    for (let row = 0; row < batch.rows; row += 1) this.copyRow(batch, row, order?.[start + row] ?? start + row);
    return batch;
  }

  private copyRow(batch: Batch, to: number, from: number): void {
    const { rowSize, targetSize, part } = this;
    const target = to * rowSize;
    const source = from * rowSize;
    for (let offset = 0; offset < rowSize; offset += 1) batch.x[target + offset] = part.x[source + offset] ?? 0;
    const y = part.y[from] ?? 0;
    batch.y[to] = y;
    if (targetSize === 1) return;
    batch.target.fill(0, to * targetSize, (to + 1) * targetSize);
    batch.target[to * targetSize + y] = 1;
  }
}

function batchOf(rows: number, rowSize: number, targetSize: number): Batch {
  const y = new Float32Array(rows);
  return { rows, x: new Float32Array(rows * rowSize), y, target: targetSize === 1 ? y : new Float32Array(rows * targetSize) };
}

function firstRows(batch: Batch, rows: number, rowSize: number, targetSize: number): Batch {
  const y = batch.y.subarray(0, rows);
  return { rows, x: batch.x.subarray(0, rows * rowSize), y, target: targetSize === 1 ? y : batch.target.subarray(0, rows * targetSize) };
}
