/** Samples of equal size that may share their values: windows overlap, and are never written out one by one. */
export interface Samples {
  readonly count: number;
  /** Values of one sample. */
  readonly size: number;
  /**
   * Copies samples one behind the other.
   *
   * @param order [..] numbers of samples; null for the order they have
   * @param start place in the order of the first that is copied
   * @param count how many
   * @param into [count, size]
   */
  gather(order: Uint32Array | null, start: number, count: number, into: Float32Array): void;
  /** Samples that lie side by side, without a copy; null where they do not. */
  view(start: number, count: number): Float32Array | null;
}

/** Samples that are written out: [count, size]. */
export class DenseSamples implements Samples {
  readonly count: number;

  constructor(
    readonly values: Float32Array,
    readonly size: number,
  ) {
    this.count = size === 0 ? 0 : values.length / size;
  }

  gather(order: Uint32Array | null, start: number, count: number, into: Float32Array): void {
    const { values, size } = this;
    if (!order) {
      into.set(values.subarray(start * size, (start + count) * size));
      return;
    }
    if (size === 1) {
      for (let sample = 0; sample < count; sample += 1) into[sample] = values[order[start + sample] ?? 0] ?? 0;
      return;
    }
    let target = 0;
    for (let sample = 0; sample < count; sample += 1) {
      const from = (order[start + sample] ?? 0) * size;
      const end = from + size;
      // Element by element: for the few values of a row this is faster than a view and a copy for each.
      for (let source = from; source < end; source += 1, target += 1) into[target] = values[source] ?? 0;
    }
  }

  view(start: number, count: number): Float32Array {
    return this.values.subarray(start * this.size, (start + count) * this.size);
  }
}

/** Stretches of a table's rows: sample k is `rows` rows from row `starts[k] + offset` on. */
export class WindowSamples implements Samples {
  readonly count: number;
  readonly size: number;

  /**
   * @param table [rows of the table, width], shared by all parts
   * @param starts [count] row at which each window begins
   * @param offset rows from there to the first that belongs to the sample
   * @param rows of a sample
   */
  constructor(
    readonly table: Float32Array,
    readonly width: number,
    readonly starts: Uint32Array,
    readonly offset: number,
    readonly rows: number,
  ) {
    this.count = starts.length;
    this.size = rows * width;
  }

  gather(order: Uint32Array | null, start: number, count: number, into: Float32Array): void {
    const { table, starts, width, size, offset } = this;
    let target = 0;
    for (let sample = 0; sample < count; sample += 1) {
      const window = order ? (order[start + sample] ?? 0) : start + sample;
      const from = ((starts[window] ?? 0) + offset) * width;
      for (let source = from; source < from + size; source += 1, target += 1) into[target] = table[source] ?? 0;
    }
  }

  view(start: number, count: number): Float32Array | null {
    if (count !== 1) return null;
    const from = ((this.starts[start] ?? 0) + this.offset) * this.width;
    return this.table.subarray(from, from + this.size);
  }
}

/** @returns all samples written out, [count, size]; their own values where they lie side by side */
export function allValues(samples: Samples): Float32Array {
  const whole = samples.view(0, samples.count);
  if (whole) return whole;
  const values = new Float32Array(samples.count * samples.size);
  samples.gather(null, 0, samples.count, values);
  return values;
}
