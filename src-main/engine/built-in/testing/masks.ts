import type { LayerSpec } from '../../../core/model/layers';
import { noMasks, type Masks } from '../../reference/masks';
import type { MasksOf } from '../../reference/network';
import type { MaskRegion, PlannedLayer } from '../layers';
import { slabSize } from '../tensor';
import type { BuiltInTrainable } from '../trainable';

/** GRU's input masks stand in the order of its slabs: candidate, update, reset. */
const candidateFirst = [1, 2, 0];

/** Where a sample is found in the slabs of a layer. */
interface Place {
  /** Padded rows of the batch that the layer works on. */
  readonly rows: number;
  readonly row: number;
}

type Read = (region: MaskRegion, place: Place) => readonly Float64Array[];

/**
 * The dropout masks of the last training pass, read from the engine's memory.
 *
 * @param specs the stack, Input first
 * @param rows padded rows of the batch
 */
export function masksInMemory({ network }: BuiltInTrainable, specs: readonly LayerSpec[], rows: number): MasksOf {
  const read: Read = (region, place) => {
    const slab = slabSize(region.features, place.rows);
    const values = network.memory.floats(region.address, region.count * slab);
    const valueAt = (index: number, i: number): number => values[index * slab + ((i >> 3) * place.rows + place.row) * 8 + (i & 7)] ?? NaN;
    return Array.from({ length: region.count }, (_, index) => Float64Array.from({ length: region.features }, (_, i) => valueAt(index, i)));
  };
  const known = new Map<string, Masks>();
  return (layer, sample): Masks => {
    const name = `${layer}/${sample}`;
    const [planned, spec] = [network.layers[layer - 1], specs[layer]];
    const masks = known.get(name) ?? (planned && spec ? masksOf(planned, spec, { rows, row: sample }, read) : noMasks);
    known.set(name, masks);
    return masks;
  };
}

function masksOf(planned: PlannedLayer, spec: LayerSpec, place: Place, read: Read): Masks {
  if (spec.type === 'Bidirectional') return { ...noMasks, inner: indexed((index) => innerMasks(planned, index, spec.layer, place, read)) };
  if (spec.type === 'TimeDistributed') return { ...noMasks, inner: indexed((step) => stepMasks(planned, spec.layer, step, place, read)) };
  const input = planned.masks?.input ? read(planned.masks.input, place) : null;
  const state = planned.masks?.state ? read(planned.masks.state, place) : null;
  // One mask for all gates, or one a gate.
  const pick = (all: readonly Float64Array[], index: number): Float64Array | null => (all.length > 1 ? all[index] : all[0]) ?? null;
  return {
    input: (index) => input && pick(input, spec.type === 'GRU' ? (candidateFirst[index] ?? 0) : index),
    state: (gate) => state && pick(state, gate),
  };
}

function innerMasks(planned: PlannedLayer, index: number, spec: LayerSpec, place: Place, read: Read): Masks {
  const inner = planned.inner?.[index];
  return inner ? masksOf(inner, spec, place, read) : noMasks;
}

/** Of one step of a TimeDistributed layer, which is planned over all steps at once in one of two ways. */
function stepMasks(planned: PlannedLayer, spec: LayerSpec, step: number, { rows, row }: Place, read: Read): Masks {
  const steps = planned.output.shape[0] ?? 1;
  if (planned.inner) return innerMasks(planned, 0, spec, { rows: steps * rows, row: step * rows + row }, read);
  const all = masksOf(planned, spec, { rows, row }, read);
  const perStep = planned.output.steps / steps;
  return { ...noMasks, input: (index) => all.input(step * perStep + index) };
}

function indexed(make: (index: number) => Masks): (index: number) => Masks {
  const known = new Map<number, Masks>();
  return (index) => {
    const masks = known.get(index) ?? make(index);
    known.set(index, masks);
    return masks;
  };
}
