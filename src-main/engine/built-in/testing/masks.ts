import { slabSize } from '../tensor';
import type { MaskRegion } from '../layers';
import type { BuiltInTrainable } from '../trainable';
import { noMasks, type Masks } from '../../reference/masks';
import type { MasksOf } from '../../reference/network';
import type { LayerType } from '../../../core/model/layers';

/** GRU's input masks stand in the order of its slabs: candidate, update, reset. */
const candidateFirst = [1, 2, 0];

/**
 * The dropout masks of the last training pass, read from the engine's memory.
 *
 * @param types of the stack's layers, Input first
 * @param rows padded rows of the batch
 */
export function masksInMemory({ network }: BuiltInTrainable, types: readonly LayerType[], rows: number): MasksOf {
  const views = new Map<MaskRegion, Float32Array>();
  const viewOf = (region: MaskRegion): Float32Array => {
    const view = views.get(region) ?? network.memory.floats(region.address, region.count * slabSize(region.features, rows)).slice();
    views.set(region, view);
    return view;
  };
  return (layer, sample): Masks => {
    const masks = network.layers[layer - 1]?.masks;
    if (!masks) return noMasks;
    const read = (region: MaskRegion | null, index: number, feature: number): number => {
      if (!region) return 1;
      const slab = region.count > 1 ? index : 0;
      return viewOf(region)[slab * slabSize(region.features, rows) + ((feature >> 3) * rows + sample) * 8 + (feature & 7)] ?? NaN;
    };
    return {
      input: (index, feature) => read(masks.input, types[layer] === 'GRU' ? (candidateFirst[index] ?? 0) : index, feature),
      state: (gate, unit) => read(masks.state, gate, unit),
    };
  };
}
