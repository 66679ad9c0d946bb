import type { Shape } from './layer';
import type { LayerSpec } from './layers';
import { keepsShape } from './shape-keepers';

/** The recurrent layer that could give its last answer alone: nothing below it needs a sequence. -1 where there is none. */
export function lastToReturnOneAnswer(layers: readonly LayerSpec[]): number {
  const last = layers.findLastIndex((layer) => layer.type !== 'Dense' && layer.type !== 'Flatten' && !keepsShape(layer.type));
  const layer = layers[last];
  return layer && 'return_sequences' in layer && layer.return_sequences ? last : -1;
}

/** Features that reach the last layer: units or filters of the nearest layer above that sets them. */
export function inputsOf(layers: readonly LayerSpec[], last: number, output: Shape): number {
  for (const layer of layers.slice(0, last).reverse()) {
    if ('units' in layer) return layer.units;
    if ('filters' in layer) return layer.filters;
  }
  const first = layers[0];
  return (first?.type === 'Input' ? first.shape?.at(-1) : null) ?? output.at(-1) ?? 1;
}

/** The layer that made one row of a sequence, and the option by which it gives the sequence; null where there is none. */
export function lastToLoseSteps(layers: readonly LayerSpec[]): { readonly layer: number; readonly option: string } | null {
  for (const [layer, spec] of [...layers.entries()].reverse()) {
    if ('return_sequences' in spec && !spec.return_sequences) return { layer, option: 'return_sequences' };
    if (spec.type === 'Bidirectional' && !spec.layer.return_sequences) return { layer, option: 'layer.return_sequences' };
  }
  return null;
}
