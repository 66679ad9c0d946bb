import { type LayerGroup, layerGuides } from '../../src-main/core/model/guide';
import type { LayerSpec, LayerType } from '../../src-main/core/model/layers';

const groupColors: Readonly<Record<LayerGroup, string>> = {
  Recurrent: 'var(--s1)',
  Convolution: 'var(--s3)',
  Dense: 'var(--s5)',
  Shape: 'var(--line-strong)',
};

/** The colour of a layer's kind, the same in palette, stack and miniature. */
export function layerColor(type: LayerType): string {
  return type === 'Dropout' ? 'var(--line-strong)' : groupColors[layerGuides[type].group];
}

/** How tall a layer stands in a miniature: 0 to 1, by the logarithm of its units or filters. */
export function layerSize(spec: LayerSpec): number {
  const units = 'units' in spec ? spec.units : 'filters' in spec ? spec.filters : 1;
  return Math.min(1, Math.log2(units + 1) / Math.log2(129));
}

/** `Conv1D 10 → LSTM 32 → Dense 1`: the stack in one line, without Input. */
export function stackInWords(layers: readonly LayerSpec[]): string {
  const words = layers.flatMap((layer) => {
    if (layer.type === 'Input') return [];
    const size = 'units' in layer ? ` ${layer.units}` : 'filters' in layer ? ` ${layer.filters}` : '';
    return [`${layer.type}${size}`];
  });
  return words.join(' → ');
}
