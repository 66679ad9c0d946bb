import { formatCount } from '../text';
import type { ParamCount } from './layer';
import { definitionOf, type LayerSpec, layerSchemas } from './layers';

/** How a count comes about, without the total: `4 gates × (32² state + 1 × 32 input + 32 bias)`; empty where there is nothing to count. */
export function explainParams(count: ParamCount): string {
  const sum = count.terms.map((term) => `${term.formula} ${term.name}`).join(' + ');
  if (!count.factor) return sum;
  return `${formatCount(count.factor.times)} ${count.factor.name} × (${sum})`;
}

/** Options that `describe` has words for already, or that are not an option at all. */
const worded = new Set(['type', 'units', 'filters', 'kernel_size', 'padding', 'rate', 'return_sequences', 'go_backwards', 'shape']);

/** A layer's options in words: what matters first, then everything that differs from Keras's default. */
export function describeLayer(spec: LayerSpec): string {
  const required = layerSchemas[spec.type].safeParse(requiredOptions(spec));
  const defaults: Readonly<Record<string, unknown>> = required.success ? required.data : {};
  const shown = spec.type === 'Dense' ? new Set([...worded, 'activation']) : worded;
  const others = Object.entries(spec).flatMap(([option, value]) =>
    shown.has(option) || defaults[option] === value ? [] : [inWords(option, value)],
  );
  return [definitionOf(spec).describe(spec), ...others].filter(Boolean).join(', ');
}

/** The options that have no default. */
function requiredOptions(spec: LayerSpec): Readonly<Record<string, unknown>> {
  return {
    type: spec.type,
    ...('units' in spec ? { units: spec.units } : {}),
    ...('filters' in spec ? { filters: spec.filters, kernel_size: spec.kernel_size } : {}),
  };
}

/** `recurrent dropout 0.2`, `no bias`, `bias initializer zeros`. */
function inWords(option: string, value: unknown): string {
  const name = option.replaceAll('_', ' ');
  if (value === false) return option === 'use_bias' ? 'no bias' : `${name} off`;
  if (value === true) return name;
  return `${name} ${String(value)}`;
}
