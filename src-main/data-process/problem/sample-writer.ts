import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { LaterSamples } from '../../formats/snapshot';

/** What is kept of one array until it is written. */
const bufferBytes = 8 * 2 ** 20;
/** Up to this size a write takes less time than it takes to wait for it. */
const shortBytes = 2 ** 15;
/** Short writes after which other requests are heard. */
const shortWrites = 2000;

/** Writes samples to their places in a file. They may come in any order: those that lie side by side are written together. */
export class SampleWriter {
  private readonly slots: Uint32Array;
  /** [room, size] as they came */
  private readonly values: Float32Array;
  private readonly size: number;
  private count = 0;
  private short = 0;

  /** @param at where the first sample begins in the file */
  constructor(
    private readonly file: FileHandle,
    private readonly at: number,
    { count, size }: LaterSamples,
  ) {
    const room = Math.max(1, Math.min(count, Math.floor(bufferBytes / (4 * size))));
    this.size = size;
    this.slots = new Uint32Array(room);
    this.values = new Float32Array(room * size);
  }

  get isFull(): boolean {
    return this.count === this.slots.length;
  }

  /** @param slot number of the sample. @param sample [size], copied. One that is full takes no more before it is flushed. */
  add(slot: number, sample: Float32Array): void {
    this.slots[this.count] = slot;
    this.values.set(sample, this.count * this.size);
    this.count += 1;
  }

  async flush(): Promise<void> {
    const { slots, values } = this.inOrder();
    for (let from = 0; from < slots.length;) {
      const first = slots[from] ?? 0;
      let to = from + 1;
      while (slots[to] === first + (to - from)) to += 1;
      await this.write(values.subarray(from * this.size, to * this.size), this.at + first * this.size * 4);
      from = to;
    }
    this.count = 0;
  }

  private inOrder(): { readonly slots: Uint32Array; readonly values: Float32Array } {
    const { count, size } = this;
    const slots = this.slots.subarray(0, count);
    const values = this.values.subarray(0, count * size);
    if (slots.every((slot, index) => index === 0 || slot > (slots[index - 1] ?? 0))) return { slots, values };
    // One number for slot and place, which a typed array sorts by itself: at most 2^32 slots times 2^21 places, all exact.
    const keys = Float64Array.from(slots, (slot, place) => slot * count + place).sort();
    const sorted = { slots: new Uint32Array(count), values: new Float32Array(count * size) };
    for (const [index, key] of keys.entries()) {
      const place = key % count;
      sorted.slots[index] = Math.floor(key / count);
      sorted.values.set(values.subarray(place * size, (place + 1) * size), index * size);
    }
    return sorted;
  }

  private async write(values: Float32Array, position: number): Promise<void> {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const isShort = bytes.length <= shortBytes;
    for (let done = 0; done < bytes.length;) {
      const [left, to] = [bytes.length - done, position + done];
      done += isShort ? writeSync(this.file.fd, bytes, done, left, to) : (await this.file.write(bytes, done, left, to)).bytesWritten;
    }
    if (!isShort) return;
    this.short += 1;
    if (this.short % shortWrites === 0) await new Promise(setImmediate);
  }
}
