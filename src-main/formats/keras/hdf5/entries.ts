import type * as Hdf5 from 'h5wasm';

/**
 * What the reading thread asks of a file. Both functions are run from their text, so that they must not name anything outside themselves.
 */

/** @returns how many names there are in a group; 0 where there is no such group */
export function countNames(file: Hdf5.File, path: string): number {
  const isGroup = (entity: Hdf5.Entity | null): entity is Hdf5.Group => entity !== null && 'keys' in entity;
  let group: Hdf5.Entity | null = file;
  for (const part of path.split('/')) {
    if (!isGroup(group) || !group.keys().includes(part)) return 0;
    group = group.get(part);
  }
  return isGroup(group) ? group.keys().length : 0;
}

/**
 * Everything is known before a single value is asked for: the library would make room for whatever the file says.
 *
 * @param shape that it must have
 * @returns its values; in words why not, where it is missing, of another shape or kind, or not stored in the file itself
 */
export function readTensor(file: Hdf5.File, path: string, shape: readonly number[]): Float32Array | string {
  const dataset = file.get(path);
  if (!dataset || !('metadata' in dataset) || !('filters' in dataset)) return `${path} is missing from its weights`;
  const { metadata } = dataset;
  const found = metadata.shape ?? [];
  if (found.length !== shape.length || found.some((length, axis) => length !== shape[axis]))
    return `${path} ${found.length === 0 ? 'is a single number' : `has the shape ${found.join(' × ')}`}, and the layer needs ${shape.join(' × ')}`;
  if (metadata.type !== 1 || metadata.size !== 4 || !metadata.littleEndian) return `${path} does not hold float32 numbers`;
  if (metadata.chunks !== null || metadata.virtual_sources) return `${path} is not stored as Keras stores it`;
  const { value } = dataset;
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(value instanceof Float32Array) || value.length !== size) return `${path} cannot be read`;
  return value.every(Number.isFinite) ? value.slice() : `${path} holds a value that is not a number`;
}
