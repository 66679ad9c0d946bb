import type { MemoryPlan, MemoryRegion } from '../memory';
import { paddedFeatures, paddedRows, slabSize } from '../tensor';
import type { LayerContext } from './layer';

/** What a recurrent layer keeps from one call to the next. */
interface StatesPlan {
  /** Addresses for the kernel; 0 where nothing is kept. */
  readonly fields: Readonly<Record<'keptState' | 'keptCarry', number>>;
  readonly regions: readonly MemoryRegion[];
  /** Before a forward pass: every sample goes on from the sample of its number in the batch before; one that had none, from zero. */
  fit(batch: number): void;
  reset(): void;
}

/**
 * The states of a layer with `stateful`: as in Keras, every call of the model goes on from the one before it, training included.
 *
 * @param slabs 2 for an LSTM, which has a carry beside its state
 */
export function planStates(stateful: boolean, slabs: 1 | 2, units: number, { memory, maxRows }: LayerContext): StatesPlan {
  if (!stateful) return { fields: { keptState: 0, keptCarry: 0 }, regions: [], fit: () => undefined, reset: () => undefined };
  const size = slabSize(units, maxRows);
  const kept = Array.from({ length: slabs }, () => ({ address: memory.reserve(size), count: size }));
  // Samples of the call before; kept in memory, so that a restored model knows it too.
  const last = { address: memory.reserve(1), count: 1 };
  const regions = [...kept, last];
  return {
    fields: { keptState: kept[0]?.address ?? 0, keptCarry: kept[1]?.address ?? 0 },
    regions,
    fit(batch) {
      const before = memory.floats(last.address, 1);
      if (before[0] === batch) return;
      for (const { address } of kept) refit(memory, address, units, before[0] ?? 0, batch);
      before[0] = batch;
    },
    reset() {
      for (const { address, count } of regions) memory.floats(address, count).fill(0);
    },
  };
}

/** Lays a slab [panels][rows][8] out for another number of samples; new ones begin with zero. */
function refit(memory: MemoryPlan, address: number, units: number, from: number, to: number): void {
  const panels = paddedFeatures(units) / 8;
  const oldRows = paddedRows(from);
  const newRows = paddedRows(to);
  const old = memory.floats(address, panels * oldRows * 8).slice();
  const target = memory.floats(address, panels * newRows * 8);
  target.fill(0);
  const both = Math.min(from, to) * 8;
  for (let panel = 0; panel < panels; panel++) {
    const at = panel * oldRows * 8;
    target.set(old.subarray(at, at + both), panel * newRows * 8);
  }
}
