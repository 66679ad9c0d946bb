import type { LayerSpec } from '../../src-main/core/model/layers';

/**
 * Keys by which the list tells layers apart while they move: a layer has no name of its own, so its key follows it.
 *
 * @param fresh gives a key that was never given before
 */
export function followKeys(
  before: readonly LayerSpec[],
  keys: readonly string[],
  after: readonly LayerSpec[],
  fresh: () => string,
): readonly string[] {
  const known = new Map(before.map((layer, index) => [layer, keys[index] ?? fresh()]));
  const moved = after.every((layer) => known.has(layer));
  // As many layers, one of them new: an option was changed in its place.
  if (after.length === before.length && !moved) return keys;
  return after.map((layer) => known.get(layer) ?? fresh());
}
