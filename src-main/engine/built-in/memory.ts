import { fail } from '../../core/errors';
import type { Kernels } from './kernels';

const PAGE = 65_536;
const LIMIT = 65_536 * PAGE;

/** Bytes of a cache line; everything starts on one. */
const ALIGNMENT = 64;

/** A stretch of memory: `count` float32 from `address` on. */
export interface MemoryRegion {
  readonly address: number;
  readonly count: number;
}

/** Lays out the one memory of a model: reserved piece by piece while the model is planned, then committed, then never moved. */
export class MemoryPlan {
  #top: number;

  constructor(private readonly kernels: Kernels) {
    this.#top = align(kernels.heapBase());
  }

  /** @returns address of `count` float32 (or any four-byte values), zero to begin with */
  reserve(count: number): number {
    const address = this.#top;
    this.#top = align(address + count * 4);
    return address;
  }

  /**
   * Makes the memory as large as what was reserved.
   *
   * @throws SeqbenchError `model.invalid` where the machine cannot give that much
   */
  commit(): void {
    const missing = Math.ceil((this.#top - this.kernels.memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return;
    try {
      if (this.#top > LIMIT) throw new RangeError('more than 4 GB');
      this.kernels.memory.grow(missing);
    } catch (cause) {
      fail({
        code: 'model.invalid',
        message: `The model needs ${Math.ceil(this.#top / 2 ** 20)} MB of memory, which could not be had.`,
        remedy: 'Use fewer units or a smaller batch.',
        cause: String(cause),
      });
    }
  }

  /** A view, valid after `commit`. */
  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.kernels.memory.buffer, address, count);
  }

  /** A view, valid after `commit`. */
  words(address: number, count: number): Uint32Array {
    return new Uint32Array(this.kernels.memory.buffer, address, count);
  }
}

function align(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
