/** Sequences that differ in length; what lies behind the end of one in its sample is filling. */
export interface OpenSteps {
  /** [samples] steps of every sequence. */
  readonly lengths: Uint32Array;
  /** Values of one step. */
  readonly features: number;
}

/** Where a batch that cannot be shown in place is put together. */
export interface Buffers {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly target: Float32Array;
  readonly weights: Float32Array;
}

/**
 * @param of larger ones, whose beginnings are shared
 * @returns buffers of so many rows
 */
export function buffersFor(rows: number, xSize: number, ySize: number, targetSize: number, of?: Buffers): Buffers {
  const room = (size: number, larger: Float32Array | undefined): Float32Array =>
    larger ? larger.subarray(0, rows * size) : new Float32Array(rows * size);
  const y = room(ySize, of?.y);
  return { x: room(xSize, of?.x), y, target: targetSize === ySize ? y : room(targetSize, of?.target), weights: room(1, of?.weights) };
}

/**
 * The beginnings of sequences, one behind the other.
 *
 * @param x [rows, longest, features], which may be the room itself
 * @param room [rows, longest, features] that is overwritten
 * @returns [rows, steps, features]
 */
export function shorten(x: Float32Array, room: Float32Array, rows: number, { features }: OpenSteps, steps: number): Float32Array {
  const [whole, wanted] = [x.length / rows, steps * features];
  for (let row = 0; row < rows; row += 1) room.set(x.subarray(row * whole, row * whole + wanted), row * wanted);
  return room.subarray(0, rows * wanted);
}
