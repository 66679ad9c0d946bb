import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseFullDisk } from './room';

/** Folders of this name in a project were left by an import that was killed. */
export const scratchPrefix = 'import-';

/** A folder for what is unpacked or transcoded on the way into a table; it is taken away at the end of the import. */
export class Scratch {
  private made = false;
  private readonly folder: string;
  private count = 0;

  constructor(private readonly parent: string) {
    this.folder = join(parent, `${scratchPrefix}${randomUUID()}`);
  }

  /** @returns a path of its own in the folder */
  async file(ending: string): Promise<string> {
    if (!this.made) await mkdir(this.folder);
    this.made = true;
    this.count += 1;
    return join(this.folder, `${this.count}.${ending}`);
  }

  /** @throws SeqbenchError `file.disk-full` where `bytes` more would not fit */
  async expectRoom(bytes: number): Promise<void> {
    await refuseFullDisk(this.parent, bytes);
  }

  async remove(): Promise<void> {
    if (this.made) await rm(this.folder, { recursive: true, force: true });
  }
}
