import type * as Hdf5 from 'h5wasm';
import { SeqbenchError } from '../../core/errors';
import { invalid } from './fault';

type Library = Awaited<(typeof Hdf5)['ready']>;

let library: Promise<readonly [typeof Hdf5, Library]> | null = null;
let opened = 0;

/**
 * The HDF5 library in WebAssembly, with a file system in memory alone: a hostile file can name other files, and reaches none.
 * (The package's build for Node would open any file of this machine.)
 */
async function load(): Promise<readonly [typeof Hdf5, Library]> {
  const module = await import('h5wasm');
  const ready = await module.ready;
  ready.activate_throwing_error_handler();
  return [module, ready];
}

/** Does something with an HDF5 file in memory, closed and gone afterwards. */
async function withFile<Value>(bytes: Uint8Array | null, use: (file: Hdf5.File, read: () => Uint8Array) => Value): Promise<Value> {
  library ??= load();
  const [module, { FS }] = await library;
  const name = `weights-${(opened += 1)}.h5`;
  try {
    if (bytes) FS.writeFile(name, bytes);
    const file = new module.File(name, bytes ? 'r' : 'w');
    let open = true;
    const close = (): void => {
      if (open) file.close();
      open = false;
    };
    try {
      return use(file, () => {
        close();
        return FS.readFile(name);
      });
    } finally {
      close();
    }
  } finally {
    if (FS.analyzePath(name, false).exists) FS.unlink(name);
  }
}

/** Reads tensors of a file that may come from anywhere. */
export interface TensorReader {
  /** Names in a group; none where there is no such group. */
  names(group: string): readonly string[];
  /**
   * @param shape that it must have
   * @throws SeqbenchError `keras.invalid` where it is missing, of another shape or kind, or not stored in the file itself
   */
  tensor(path: string, shape: readonly number[]): Float32Array;
}

/** @throws SeqbenchError `keras.invalid` for anything that is no sound HDF5 file, and what `use` throws */
export async function readTensors<Value>(bytes: Uint8Array, use: (reader: TensorReader) => Value): Promise<Value> {
  try {
    return await withFile(bytes, (file) =>
      use({ names: (group) => namesIn(file, group), tensor: (path, shape) => read(file, path, shape) }),
    );
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) throw thrown;
    return invalid('its weights cannot be read', 'model.weights.h5');
  }
}

function namesIn(file: Hdf5.File, path: string): readonly string[] {
  let group: Hdf5.Entity | null = file;
  for (const part of path.split('/')) {
    if (!isGroup(group) || !group.keys().includes(part)) return [];
    group = group.get(part);
  }
  return isGroup(group) ? group.keys() : [];
}

function isGroup(entity: Hdf5.Entity | null): entity is Hdf5.Group {
  return entity !== null && 'keys' in entity;
}

/** Everything is known before a single value is asked for: the library would make room for whatever the file says. */
function read(file: Hdf5.File, path: string, shape: readonly number[]): Float32Array {
  const dataset = file.get(path);
  if (!dataset || !('metadata' in dataset) || !('filters' in dataset)) return invalid(`${path} is missing from its weights`, path);
  const { metadata } = dataset;
  const found = metadata.shape ?? [];
  if (found.length !== shape.length || found.some((length, axis) => length !== shape[axis]))
    invalid(`${path} has the shape ${found.join(' × ')}, and the layer needs ${shape.join(' × ')}`, path);
  if (metadata.type !== 1 || metadata.size !== 4 || !metadata.littleEndian) invalid(`${path} does not hold float32 numbers`, path);
  if (metadata.chunks !== null || metadata.virtual_sources) invalid(`${path} is not stored as Keras stores it`, path);
  const { value } = dataset;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(value instanceof Float32Array) || value.length !== size) return invalid(`${path} cannot be read`, path);
  if (!value.every(Number.isFinite)) invalid(`${path} holds a value that is not a number`, path);
  return value.slice();
}

/** A tensor, or a group with attributes, to be written. */
export type Hdf5Entry =
  | { readonly path: string; readonly shape: readonly number[]; readonly values: Float32Array }
  | { readonly path: string; readonly attributes: Readonly<Record<string, string>> };

/** @returns an HDF5 file with these entries; groups on the way to them are made */
export function writeHdf5(entries: readonly Hdf5Entry[]): Promise<Uint8Array> {
  return withFile(null, (file, bytes) => {
    for (const entry of entries) {
      const parts = entry.path.split('/');
      const group = makeGroups(file, 'values' in entry ? parts.slice(0, -1) : parts);
      if ('values' in entry) group.create_dataset({ name: parts.at(-1) ?? '', data: entry.values, shape: [...entry.shape], dtype: '<f' });
      else for (const [name, text] of Object.entries(entry.attributes)) group.create_attribute(name, text);
    }
    return bytes();
  });
}

function makeGroups(file: Hdf5.File, parts: readonly string[]): Hdf5.Group {
  let group: Hdf5.Group = file;
  for (const part of parts) {
    const there: Hdf5.Entity | null = group.keys().includes(part) ? group.get(part) : null;
    group = isGroup(there) ? there : group.create_group(part);
  }
  return group;
}
