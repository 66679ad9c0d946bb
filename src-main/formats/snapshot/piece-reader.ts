import { refuse } from './refuse';
import { aligned } from './snapshot';

/** A file of which any piece can be read on its own. */
export interface PiecewiseFile {
  /** Size of the whole. */
  readonly bytes: number;
  /** @returns so many bytes from `at` on, in memory of their own; fewer where the file ends before */
  read(at: number, bytes: number): Promise<Uint8Array>;
}

/** Takes arrays out of a file one after another, as `ArrayReader` does, and leaves out those that are not needed. */
export class PieceReader {
  /** @param at end of what was read before */
  constructor(
    private readonly file: PiecewiseFile,
    private at: number,
  ) {}

  async integers(count: number): Promise<Uint32Array> {
    return new Uint32Array(await this.read(count * 4));
  }

  async floats(count: number): Promise<Float32Array> {
    return new Float32Array(await this.read(count * 4));
  }

  async doubles(count: number): Promise<Float64Array> {
    return new Float64Array(await this.read(count * 8));
  }

  /** Leaves an array out. @returns where it begins in the file */
  skip(size: number): number {
    const start = aligned(this.at);
    if (start + size > this.file.bytes) refuse('it ends before its arrays do');
    this.at = start + size;
    return start;
  }

  /** @throws SeqbenchError `file.unreadable` where something is left over */
  end(): void {
    if (this.at !== this.file.bytes) refuse(`it has ${this.file.bytes} bytes where its header asks for ${this.at}`);
  }

  private async read(size: number): Promise<ArrayBuffer> {
    const bytes = await this.file.read(this.skip(size), size);
    if (bytes.length !== size) refuse('it ends before its arrays do');
    // A copy only where the piece does not fill its memory.
    const { buffer } = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
    return buffer instanceof ArrayBuffer ? buffer : refuse('its memory is shared');
  }
}
