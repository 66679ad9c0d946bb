import type * as Hdf5 from 'h5wasm';
import { withStoppedClock } from './stopped-clock';

type Library = Awaited<(typeof Hdf5)['ready']>;

let library: Promise<readonly [typeof Hdf5, Library]> | null = null;
let written = 0;

/** The HDF5 library in WebAssembly, with a file system in memory alone. */
async function load(): Promise<readonly [typeof Hdf5, Library]> {
  const module = await import('h5wasm');
  const ready = await module.ready;
  ready.activate_throwing_error_handler();
  return [module, ready];
}

/** A tensor, or a group with attributes, to be written. */
export type Hdf5Entry =
  | { readonly path: string; readonly shape: readonly number[]; readonly values: Float32Array }
  | { readonly path: string; readonly attributes: Readonly<Record<string, string>> };

/** Groups and tensors are as old as the files beside theirs in the archive. */
const madeAt = new Date('2020-01-01T00:00:00Z');

/** @returns an HDF5 file with these entries, the same bytes for the same ones; groups on the way to them are made */
export async function writeHdf5(entries: readonly Hdf5Entry[]): Promise<Uint8Array> {
  library ??= load();
  const [module, { FS }] = await library;
  const name = `weights-${(written += 1)}.h5`;
  try {
    withStoppedClock(madeAt, () => writeFile(new module.File(name, 'w'), entries));
    return FS.readFile(name);
  } finally {
    if (FS.analyzePath(name, false).exists) FS.unlink(name);
  }
}

function writeFile(file: Hdf5.File, entries: readonly Hdf5Entry[]): void {
  try {
    for (const entry of entries) writeEntry(file, entry);
  } finally {
    file.close();
  }
}

function writeEntry(file: Hdf5.File, entry: Hdf5Entry): void {
  const parts = entry.path.split('/');
  const group = makeGroups(file, 'values' in entry ? parts.slice(0, -1) : parts);
  if ('values' in entry) group.create_dataset({ name: parts.at(-1) ?? '', data: entry.values, shape: [...entry.shape], dtype: '<f' });
  else for (const [name, text] of Object.entries(entry.attributes)) group.create_attribute(name, text);
}

function makeGroups(file: Hdf5.File, parts: readonly string[]): Hdf5.Group {
  let group: Hdf5.Group = file;
  for (const part of parts) {
    const there: Hdf5.Entity | null = group.keys().includes(part) ? group.get(part) : null;
    group = there !== null && 'keys' in there ? there : group.create_group(part);
  }
  return group;
}
