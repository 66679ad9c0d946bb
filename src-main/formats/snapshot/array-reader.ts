import { refuse } from './refuse';
import { aligned } from './snapshot';

/** Takes arrays out of a file one after another, each from a multiple of 16 bytes on. */
export class ArrayReader {
  /** @param bytes the file, from a multiple of eight bytes on in its buffer. @param at end of what was read before */
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  integers(count: number): Uint32Array {
    return new Uint32Array(this.bytes.buffer, this.take(count * 4), count);
  }

  floats(count: number): Float32Array {
    return new Float32Array(this.bytes.buffer, this.take(count * 4), count);
  }

  doubles(count: number): Float64Array {
    return new Float64Array(this.bytes.buffer, this.take(count * 8), count);
  }

  /** @throws SeqbenchError `file.unreadable` where something is left over */
  end(): void {
    if (this.at !== this.bytes.length) refuse(`it has ${this.bytes.length} bytes where its header asks for ${this.at}`);
  }

  /** @returns where the array begins in the buffer */
  private take(size: number): number {
    const start = aligned(this.at);
    // Zeros alone lie before an array, so that one snapshot has one file.
    const sound = start + size <= this.bytes.length && this.bytes.subarray(this.at, start).every((byte) => byte === 0);
    if (!sound) refuse('it ends before its arrays do, or they do not begin where they should');
    this.at = start + size;
    return this.bytes.byteOffset + start;
  }
}
