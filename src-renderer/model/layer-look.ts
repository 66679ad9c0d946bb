import { type LayerGroup, layerGuides } from '../../src-main/core/model/guide';
import type { LayerSpec, LayerType } from '../../src-main/core/model/layers';

const groupColors: Readonly<Record<LayerGroup, string>> = {
  Recurrent: 'var(--s1)',
  Convolution: 'var(--s3)',
  Pooling: 'var(--s6)',
  Dense: 'var(--s5)',
  Curve: 'var(--s7)',
  Steadying: 'var(--line-strong)',
  Shape: 'var(--line-strong)',
};

/** The colour of a layer's kind, the same in palette, stack and miniature. */
export function layerColor(type: LayerType): string {
  return groupColors[layerGuides[type].group];
}

/** The layer itself, or the one inside a wrapper. */
function inner(spec: LayerSpec): LayerSpec {
  return 'layer' in spec ? spec.layer : spec;
}

/** Units or filters; null where a layer has neither. */
function sizeOf(spec: LayerSpec): number | null {
  const layer = inner(spec);
  return 'units' in layer ? layer.units : 'filters' in layer ? layer.filters : null;
}

/** How tall a layer stands in a miniature: 0 to 1, by the logarithm of its units or filters. */
export function layerSize(spec: LayerSpec): number {
  return Math.min(1, Math.log2((sizeOf(spec) ?? 1) + 1) / Math.log2(129));
}

/** `Conv1D 10 → Bidirectional LSTM 32 → Dense 1`: the stack in one line, without Input. */
export function stackInWords(layers: readonly LayerSpec[]): string {
  const shown = layers.filter((layer) => layer.type !== 'Input');
  return shown
    .map((layer) => [layer.type, ...('layer' in layer ? [layer.layer.type] : []), sizeOf(layer) ?? ''].join(' ').trim())
    .join(' → ');
}
