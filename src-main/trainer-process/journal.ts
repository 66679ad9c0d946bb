import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { EpochRecord } from '../core/run/run';
import { writeAll } from './durable-file';

/** `journal.jsonl`: one `EpochRecord` a line. A line is with the system as soon as it is written, so it outlives this process. */
export class Journal {
  private readonly file: number;
  private flushed = true;

  /** Begins an empty journal. */
  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  add(record: EpochRecord): void {
    writeAll(this.file, Buffer.from(`${JSON.stringify(record)}\n`));
    this.flushed = false;
  }

  /** Makes every line outlive a power cut too. */
  flush(): void {
    if (!this.flushed) fsyncSync(this.file);
    this.flushed = true;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}
