import type { Samples } from '../../core/problem/samples';

/** Samples of a snapshot that are written into its file one by one, and are never in memory together. */
export class LaterSamples implements Samples {
  constructor(
    readonly count: number,
    readonly size: number,
  ) {}

  /** Of all of them in the file. */
  get byteLength(): number {
    return this.count * this.size * Float32Array.BYTES_PER_ELEMENT;
  }

  gather(): never {
    throw new Error('Samples that are written later cannot be read.');
  }

  view(): null {
    return null;
  }
}
