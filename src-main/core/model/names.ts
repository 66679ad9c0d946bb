import type { LayerSpec } from './layers';

/** Names as people say them: `GRU` where there is one, `GRU 1`, `GRU 2` where there are more. */
export function layerNames(layers: readonly LayerSpec[]): readonly string[] {
  const totals = new Map<string, number>();
  for (const { type } of layers) totals.set(type, (totals.get(type) ?? 0) + 1);
  const seen = new Map<string, number>();
  return layers.map(({ type }) => {
    const ordinal = (seen.get(type) ?? 0) + 1;
    seen.set(type, ordinal);
    return (totals.get(type) ?? 0) > 1 ? `${type} ${ordinal}` : type;
  });
}
