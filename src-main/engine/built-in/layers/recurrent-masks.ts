import { slabSize } from '../tensor';
import type { LayerContext, LayerMasks, MaskRegion } from './layer';
import type { RecurrentSpec } from './recurrent-spec';

/** Dropout masks of a recurrent layer: what its kernel has to know of them, and how they are drawn. */
interface MaskPlan {
  readonly fields: Readonly<Record<'xMask' | 'xMasked' | 'xMasks' | 'hMask' | 'hMasked' | 'hMasks', number>>;
  readonly regions: LayerMasks;
  /** New masks for the current training step; the same for all steps of the sequence. */
  draw(rows: number): void;
}

/**
 * As Keras 3's cells have it: `dropout` masks the input with one mask for all gates, or one a gate once there is recurrent
 * dropout; `recurrent_dropout` masks the state with one mask a gate.
 */
export function planMasks(spec: RecurrentSpec, gates: number, context: LayerContext): MaskPlan {
  const { input } = context;
  const perGate = spec.recurrent_dropout > 0 ? gates : 1;
  const x = planMask(spec.dropout, perGate, input.features, input.steps, context);
  const h = planMask(spec.recurrent_dropout, gates, spec.units, input.steps + 1, context);
  return {
    fields: {
      xMask: x?.region.address ?? 0,
      xMasked: x?.masked ?? 0,
      xMasks: x?.region.count ?? 0,
      hMask: h?.region.address ?? 0,
      hMasked: h?.masked ?? 0,
      hMasks: h?.region.count ?? 0,
    },
    regions: { input: x?.region ?? null, state: h?.region ?? null },
    draw(rows) {
      x?.draw(rows);
      h?.draw(rows);
    },
  };
}

interface PlannedMask {
  readonly region: MaskRegion;
  /** Room for what it masks at every step. */
  readonly masked: number;
  draw(rows: number): void;
}

function planMask(rate: number, count: number, features: number, steps: number, context: LayerContext): PlannedMask | null {
  if (rate === 0) return null;
  const { memory, random, maxRows } = context;
  const size = count * slabSize(features, maxRows);
  const address = memory.reserve(size);
  const fill = random.mask(address, rate);
  return {
    region: { address, count, features },
    masked: memory.reserve(steps * size),
    draw(rows) {
      fill(count * slabSize(features, rows));
    },
  };
}
