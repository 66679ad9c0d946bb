import { slabSize } from '../tensor';
import type { LayerMasks, MaskRegion } from '../layers';
import type { BuiltInTrainable } from '../trainable';
import type { Masks } from '../../reference/masks';
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
  const read = (region: MaskRegion, sample: number): readonly Float64Array[] => {
    const slab = slabSize(region.features, rows);
    const values = network.memory.floats(region.address, region.count * slab);
    return Array.from({ length: region.count }, (_, index) =>
      Float64Array.from({ length: region.features }, (_, i) => values[index * slab + ((i >> 3) * rows + sample) * 8 + (i & 7)] ?? NaN),
    );
  };
  const known = new Map<string, Masks>();
  return (layer, sample): Masks => {
    const name = `${layer}/${sample}`;
    const masks = known.get(name) ?? masksOf(network.layers[layer - 1]?.masks, types[layer], (region) => read(region, sample));
    known.set(name, masks);
    return masks;
  };
}

function masksOf(masks: LayerMasks | undefined, type: LayerType | undefined, read: (region: MaskRegion) => readonly Float64Array[]): Masks {
  const input = masks?.input ? read(masks.input) : null;
  const state = masks?.state ? read(masks.state) : null;
  // One mask for all gates, or one a gate.
  const pick = (all: readonly Float64Array[], index: number): Float64Array | null => (all.length > 1 ? all[index] : all[0]) ?? null;
  return {
    input: (index) => input && pick(input, type === 'GRU' ? (candidateFirst[index] ?? 0) : index),
    state: (gate) => state && pick(state, gate),
  };
}
