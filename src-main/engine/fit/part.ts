import type { Samples } from '../../core/problem/samples';
import { type Cut, cutByLength, cutEvenly } from './by-length';
import { type Buffers, buffersFor, type OpenSteps, shorten } from './buffers';

/** One part of a prepared snapshot, as far as training needs it. */
export interface TrainingPart {
  /** [samples, ...input], scaled. */
  readonly x: Samples;
  /** [samples, ...output] class index, or the numbers, scaled. */
  readonly y: Samples;
  /** Of sequences that differ in length, whose batches are of one length each; null where all are as long as the input. */
  readonly open: OpenSteps | null;
}

/** The samples of one step: views of the part or of buffers that the next step overwrites. */
export interface Batch {
  readonly rows: number;
  /** [rows, ...input]; of open length, [rows, steps, features]. */
  readonly x: Float32Array;
  /** [rows, targetSize], as the loss wants it. */
  readonly target: Float32Array;
  /** [rows, ...output] class index, or the numbers, as metrics want it. */
  readonly y: Float32Array;
  /** [rows] factors of the samples' losses; left out where all are 1. */
  readonly weights?: Float32Array;
  /** Steps of the sequences; null where the model has one length. */
  readonly steps: number | null;
}

/** Cuts a part into batches in any order of its rows; a last, smaller one is kept, as Keras does. */
export class Batches {
  /** Batches of an epoch. */
  readonly count: number;
  /** Rows of the part. */
  readonly rows: number;
  /** Rows of a full batch. */
  readonly size: number;
  /** Batches in the order that the rows have. */
  readonly natural: Cut;
  private readonly full: Buffers;
  /** Of batches that are not full, by their rows. */
  private readonly smaller = new Map<number, Buffers>();
  private byLength: ReadonlyMap<number, Uint32Array> | null = null;

  /**
   * @param targetSize values of one sample's target: as many as the part's, or one for each class where they are one-hot
   * @param classWeights [classes] factors of the classes' losses; left out, every sample counts 1
   */
  constructor(
    private readonly part: TrainingPart,
    private readonly targetSize: number,
    batchSize: number,
    private readonly classWeights: Float32Array | null = null,
  ) {
    this.rows = part.y.count;
    this.size = Math.min(this.rows, batchSize);
    this.natural = this.cut(null);
    this.count = this.natural.starts.length - 1;
    this.full = buffersFor(this.size, part.x.size, part.y.size, targetSize);
  }

  /** @param order [rows] row numbers in the order they are wanted; null for the order they have */
  cut(order: Uint32Array | null): Cut {
    const { part, rows, size } = this;
    return part.open ? cutByLength(part.open.lengths, size, order) : cutEvenly(rows, size, order);
  }

  /** @param index which batch of the cut, from 0 */
  gather(index: number, { order, starts }: Cut): Batch {
    const start = starts[index] ?? 0;
    return this.collect(order, start, (starts[index + 1] ?? 0) - start);
  }

  /** @param rows [size] numbers of the rows of one full batch; a row may come more than once, and all have one length */
  pick(rows: Uint32Array): Batch {
    return this.collect(rows, 0, rows.length);
  }

  /** @returns rows that can share a batch with this one; null for all */
  peers(row: number): Uint32Array | null {
    const { open } = this.part;
    if (!open) return null;
    this.byLength ??= rowsByLength(open.lengths);
    return this.byLength.get(open.lengths[row] ?? 0) ?? null;
  }

  private collect(order: Uint32Array | null, start: number, rows: number): Batch {
    const { part, targetSize } = this;
    const buffers = this.buffers(rows);
    const x = valuesOf(part.x, order, start, rows, buffers.x);
    const y = valuesOf(part.y, order, start, rows, buffers.y);
    const steps = part.open ? (part.open.lengths[order ? (order[start] ?? 0) : start] ?? 0) : null;
    const isOneHot = targetSize > part.y.size;
    if (isOneHot) fillOneHot(buffers.target, y, targetSize / part.y.size);
    const batch = {
      rows,
      steps,
      x: part.open ? shorten(x, buffers.x, rows, part.open, steps ?? 0) : x,
      y,
      target: isOneHot ? buffers.target : y,
    };
    if (!this.classWeights) return batch;
    for (let row = 0; row < rows; row += 1) buffers.weights[row] = this.classWeights[y[row] ?? 0] ?? 1;
    return { ...batch, weights: buffers.weights };
  }

  private buffers(rows: number): Buffers {
    if (rows === this.size) return this.full;
    const { part, targetSize, full } = this;
    const found = this.smaller.get(rows) ?? buffersFor(rows, part.x.size, part.y.size, targetSize, full);
    this.smaller.set(rows, found);
    return found;
  }
}

/** Rows that lie side by side are not copied. */
function valuesOf(samples: Samples, order: Uint32Array | null, start: number, rows: number, into: Float32Array): Float32Array {
  const view = order ? null : samples.view(start, rows);
  if (view) return view;
  samples.gather(order, start, rows, into);
  return into;
}

function fillOneHot(target: Float32Array, y: Float32Array, classes: number): void {
  target.fill(0);
  for (const [place, index] of y.entries()) target[place * classes + index] = 1;
}

function rowsByLength(lengths: Uint32Array): ReadonlyMap<number, Uint32Array> {
  const groups = new Map<number, number[]>();
  for (const [row, steps] of lengths.entries()) {
    const group = groups.get(steps);
    if (group) group.push(row);
    else groups.set(steps, [row]);
  }
  return new Map([...groups].map(([steps, rows]) => [steps, Uint32Array.from(rows)]));
}
