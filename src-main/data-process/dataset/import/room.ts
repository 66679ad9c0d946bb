import { statfs } from 'node:fs/promises';
import { SeqbenchError } from '../../../contract/errors';
import { formatBytes } from '../../../core/text';

/** What must be left for models, runs and DuckDB's own log, in bytes. */
const reserve = 16_000_000;

/** What the room is for, in words. */
const doings = {
  import: { do: 'import', done: 'imported' },
  prepare: { do: 'prepare', done: 'prepared' },
} as const;

/**
 * Refuses what would fill the disk, before anything is written: DuckDB does not give back what it took.
 * A table takes about as much room as its file, mostly far less; prepared data take just what they have bytes.
 *
 * @throws SeqbenchError `file.disk-full`
 */
export async function refuseFullDisk(folder: string, bytes: number, doing: keyof typeof doings = 'import'): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + reserve) return;
  throw new SeqbenchError({
    code: 'file.disk-full',
    message: `The disk has ${formatBytes(free)} left, too little to ${doings[doing].do} ${formatBytes(bytes)} of data; nothing was ${doings[doing].done}.`,
    place: folder,
    remedy: `Free at least ${formatBytes(bytes + reserve - free)} and try again.`,
  });
}
