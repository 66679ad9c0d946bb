import { paddedRows } from '../tensor';

/** The rows of a batch that one lane computes. */
export interface LaneRows {
  /** First sample. */
  readonly start: number;
  /** Samples; 0 where the batch is too small for this lane. */
  readonly count: number;
}

/** How large a model is: what decides whether, and how finely, its batches are cut. */
export interface ModelSize {
  /** Of one sample's forward pass; see `core/model/work.ts`. */
  readonly multiplications: number;
  /** Learned numbers. */
  readonly weights: number;
}

/** Multiplications of a step below which handing work over costs more than it saves: about two milliseconds on one core. */
const THRESHOLD = 8_000_000;
/** With fewer rows, reading and adding a lane's weights and gradients costs more than its products gain. */
const LEAST_ROWS = 16;
/** The same for weights that the processor's second cache does not hold: every row fewer has them come again from farther away. */
const LEAST_ROWS_OF_MANY = 24;
const MANY_WEIGHTS = 65_536;
const MOST_LANES = 8;
/** Height of a register block; lanes are cut at its multiples. */
const BLOCK = 4;

/**
 * How many pieces a batch is cut into. It follows from the model and the batch alone, never from the machine, because the pieces decide
 * in which order gradients are summed.
 */
export function laneCount({ multiplications, weights }: ModelSize, batch: number): number {
  if (multiplications * batch < THRESHOLD) return 1;
  const least = weights > MANY_WEIGHTS ? LEAST_ROWS_OF_MANY : LEAST_ROWS;
  let lanes = MOST_LANES;
  while (lanes > 1 && paddedRows(batch) < lanes * least) lanes /= 2;
  return lanes;
}

/** Cuts a batch into `lanes` pieces of whole blocks, as even as can be, the larger ones first. */
export function cutRows(batch: number, lanes: number): readonly LaneRows[] {
  const blocks = paddedRows(batch) / BLOCK;
  const least = Math.floor(blocks / lanes);
  const larger = blocks % lanes;
  return Array.from({ length: lanes }, (_, lane) => {
    const start = BLOCK * (lane * least + Math.min(lane, larger));
    const end = start + BLOCK * (lane < larger ? least + 1 : least);
    return { start: Math.min(start, batch), count: Math.min(end, batch) - Math.min(start, batch) };
  });
}

/** @returns for every lane the most samples that it gets from any batch up to `maxBatch` */
export function laneRoom(size: ModelSize, maxBatch: number): readonly number[] {
  const room = Array.from({ length: laneCount(size, maxBatch) }, () => 1);
  for (let batch = 1; batch <= maxBatch; batch++) {
    const cut = cutRows(batch, laneCount(size, batch));
    for (const [lane, { count }] of cut.entries()) room[lane] = Math.max(room[lane] ?? 1, count);
  }
  return room;
}

/** @param values [batch, size]. @returns those of a lane's rows, without a copy */
export function rowsOf(values: Float32Array, { start, count }: LaneRows, size: number): Float32Array {
  return values.subarray(start * size, (start + count) * size);
}
