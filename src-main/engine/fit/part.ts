/** One part of a prepared snapshot, as far as training needs it. */
export interface TrainingPart {
  /** [rows, steps, features], scaled. */
  readonly x: Float32Array;
  /** [rows] class index, or the number. */
  readonly y: Float32Array;
}

/** The rows of one step: views of the part or of buffers that the next step overwrites. */
export interface Batch {
  readonly rows: number;
  /** [rows, steps, features] */
  readonly x: Float32Array;
  /** [rows, targetSize], as the loss wants it. */
  readonly target: Float32Array;
  /** [rows] class index, or the number, as metrics want it. */
  readonly y: Float32Array;
  /** [rows] factors of the samples' losses; left out where all are 1. */
  readonly weights?: Float32Array;
}

type Buffers = Required<Batch>;

/** Cuts a part into batches in any order of its rows; a last, smaller one is kept, as Keras does. */
export class Batches {
  readonly count: number;
  /** Rows of the part. */
  readonly rows: number;
  private readonly rowSize: number;
  private readonly full: Buffers;
  private readonly last: Buffers;

  /**
   * @param targetSize values of one sample's target: 1, or the number of classes for one-hot targets
   * @param classWeights [classes] factors of the classes' losses; left out, every sample counts 1
   */
  constructor(
    private readonly part: TrainingPart,
    private readonly targetSize: number,
    batchSize: number,
    private readonly classWeights: Float32Array | null = null,
  ) {
    const rows = part.y.length;
    this.rows = rows;
    this.count = Math.ceil(rows / batchSize);
    this.rowSize = rows === 0 ? 0 : part.x.length / rows;
    const largest = Math.min(rows, batchSize);
    this.full = batchOf(largest, this.rowSize, targetSize);
    this.last = firstRows(this.full, rows - (this.count - 1) * batchSize, this.rowSize, targetSize);
  }

  /** Rows of a full batch. */
  get size(): number {
    return this.full.rows;
  }

  /**
   * @param index which batch, from 0
   * @param order [rows] row numbers in the order they are wanted; null for the order they have
   */
  gather(index: number, order: Uint32Array | null): Batch {
    const batch = index === this.count - 1 ? this.last : this.full;
    const start = index * this.full.rows;
    return this.complete(batch, order ? this.collect(batch, order, start) : this.slice(batch.rows, start));
  }

  /** @param rows [size] numbers of the rows of one full batch; a row may come more than once */
  pick(rows: Uint32Array): Batch {
    return this.complete(this.full, this.collect(this.full, rows, 0));
  }

  private complete(batch: Buffers, { x, y }: TrainingPart): Batch {
    if (this.targetSize > 1) fillOneHot(batch.target, y, this.targetSize);
    const whole = { rows: batch.rows, x, y, target: this.targetSize > 1 ? batch.target : y };
    if (!this.classWeights) return whole;
    for (let row = 0; row < batch.rows; row += 1) batch.weights[row] = this.classWeights[y[row] ?? 0] ?? 1;
    return { ...whole, weights: batch.weights };
  }

  /** Rows that lie side by side are not copied. */
  private slice(rows: number, start: number): TrainingPart {
    const { part, rowSize } = this;
    return { x: part.x.subarray(start * rowSize, (start + rows) * rowSize), y: part.y.subarray(start, start + rows) };
  }

  private collect(batch: Batch, order: Uint32Array, start: number): TrainingPart {
    const { x, y, rows } = batch;
    const { part, rowSize } = this;
    // Element by element: for the few values of a row this is faster than a view and a copy for each.
    let target = 0;
    for (let row = 0; row < rows; row += 1) {
      const from = order[start + row] ?? 0;
      y[row] = part.y[from] ?? 0;
      const end = (from + 1) * rowSize;
      for (let source = from * rowSize; source < end; source += 1, target += 1) x[target] = part.x[source] ?? 0;
    }
    return batch;
  }
}

function fillOneHot(target: Float32Array, y: Float32Array, classes: number): void {
  target.fill(0);
  for (const [row, index] of y.entries()) target[row * classes + index] = 1;
}

function batchOf(rows: number, rowSize: number, targetSize: number): Buffers {
  const y = new Float32Array(rows);
  const target = targetSize === 1 ? y : new Float32Array(rows * targetSize);
  return { rows, x: new Float32Array(rows * rowSize), y, target, weights: new Float32Array(rows) };
}

function firstRows(batch: Buffers, rows: number, rowSize: number, targetSize: number): Buffers {
  const y = batch.y.subarray(0, rows);
  const target = targetSize === 1 ? y : batch.target.subarray(0, rows * targetSize);
  return { rows, x: batch.x.subarray(0, rows * rowSize), y, target, weights: batch.weights.subarray(0, rows) };
}
