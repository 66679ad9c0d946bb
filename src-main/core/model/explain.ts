import { formatCount } from '../text';
import type { ParamCount } from './layer';
import { newLayer } from './create';
import { definitionOf, type LayerSpec } from './layers';

/** How a count comes about, without the total: `4 gates × (32² state + 1 × 32 input + 32 bias)`; empty where there is nothing to count. */
export function explainParams(count: ParamCount): string {
  const sum = count.terms.map((term) => `${term.formula} ${term.name}`).join(' + ');
  if (!count.factor) return sum;
  return `${formatCount(count.factor.times)} ${count.factor.name} × (${sum})`;
}

/** Options that `describe` has words for already, or that are not an option at all. */
const worded = new Set([
  'type',
  'shape',
  'target_shape',
  'n',
  'units',
  'filters',
  'kernel_size',
  'pool_size',
  'padding',
  'rate',
  'stddev',
  'momentum',
  'negative_slope',
  'alpha',
  'mask_value',
  'mask_zero',
  'input_dim',
  'output_dim',
  'return_sequences',
  'go_backwards',
  'layer',
  'merge_mode',
]);
/** Layers whose curve `describe` names. */
const namesCurve = new Set<LayerSpec['type']>(['Dense', 'Activation']);

/** A layer's options in words: what matters first, then everything that differs from Keras's default. */
export function describeLayer(spec: LayerSpec): string {
  const inner = 'layer' in spec ? differences(spec.layer) : [];
  return [definitionOf(spec).describe(spec), ...differences(spec), ...inner].filter(Boolean).join(', ');
}

/** Options of their own that are not Keras's defaults. */
function differences(spec: LayerSpec): readonly string[] {
  const usual = new Map(Object.entries(newLayer(spec.type)).map(([option, value]) => [option, JSON.stringify(value)]));
  return Object.entries(spec).flatMap(([option, value]) => {
    const said = worded.has(option) || (option === 'activation' && namesCurve.has(spec.type));
    return said || usual.get(option) === JSON.stringify(value) ? [] : [inWords(option, value)];
  });
}

/** `recurrent dropout 0.2`, `no bias`, `kernel regularizer L2 0.01`, `strides 2 × 2`. */
function inWords(option: string, value: unknown): string {
  const name = option.replaceAll('_', ' ');
  if (value === false) return option === 'use_bias' ? 'no bias' : `${name} off`;
  if (value === true) return name;
  if (Array.isArray(value)) return `${name} ${value.join(' × ')}`;
  if (typeof value === 'object' && value !== null) return `${name} ${Object.values(value).join(' ')}`;
  return `${name} ${String(value)}`;
}
