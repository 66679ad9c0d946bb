import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseFullDisk } from './room';

const prefix = 'import-';

/** @returns whether a folder in a project is one that an import makes; it is left over where no import runs */
export function isScratch(name: string): boolean {
  return name.startsWith(prefix) && /^[0-9a-f-]{36}$/.test(name.slice(prefix.length));
}

/** A folder for what is unpacked or transcoded on the way into a table; it is taken away at the end of the import. */
export class Scratch {
  private made = false;
  private readonly folder: string;
  private count = 0;

  constructor(private readonly parent: string) {
    this.folder = join(parent, `${prefix}${randomUUID()}`);
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
