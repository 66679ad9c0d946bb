import { newLayer } from '../create';
import type { LayerSpec, LayerType } from '../layers';
import { optimizerSchema, type OptimizerSpec } from '../model';
import { optimizerGuides } from '../training-guide';
import { layerGuides } from './layers';
import type { OptionGuide } from './types';
import { innerGuides } from './weights';

/** Whatever has options: a layer or an optimizer. */
export type Optioned = LayerSpec | OptimizerSpec;
export type OptionedType = Optioned['type'];

export type ShownValue = string | number | boolean | readonly number[] | null;

/** The options of a layer or optimizer as it stands: those of the forms that were chosen follow them. */
export function optionsOf(of: Optioned): readonly OptionGuide[] {
  const own = isLayer(of) ? layerGuides[of.type].options : optimizerGuides[of.type].options;
  const shown = own.flatMap((guide) => {
    if (guide.input.kind === 'form') return [guide, ...optionsInside(of, guide)];
    // A learning rate that has become a schedule is no number any more.
    return guide.input.kind === 'positive' && typeof optionValue(of, guide.option) === 'string' ? [] : [guide];
  });
  return [...shown, ...optionsOfWrapped(of)];
}

/** Those of the layer inside a wrapper, after the wrapper's own. */
function optionsOfWrapped(of: Optioned): readonly OptionGuide[] {
  if (!isLayer(of) || !('layer' in of)) return [];
  const inner = optionsOf(of.layer).map((guide) => ({ ...guide, option: `layer.${guide.option}` }));
  // Bidirectional reads backwards itself and refuses a layer that does: the option is there only to be turned off.
  const refused = of.type === 'Bidirectional' && !of.layer.go_backwards ? 'layer.go_backwards' : null;
  return inner.filter(({ option }) => option !== refused);
}

function optionsInside(of: Optioned, guide: OptionGuide): readonly OptionGuide[] {
  const value = valueAt(of, guide.option);
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => {
    const inner = innerGuides[name];
    return inner ? [{ ...inner, option: `${guide.option}.${name}`, rare: guide.rare }] : [];
  });
}

/** @returns what an option shows: of a form its name, of an open value null */
export function optionValue(of: Optioned, option: string): ShownValue {
  const value = valueAt(of, option);
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'number');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : null;
}

/** @param path names from the outside to the inside, with points between them */
function valueAt(of: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return entries.find(([key]) => key === name)?.[1];
  }, of);
}

/** Options for which Keras has no default and the user decides. */
const decided = ['units', 'filters', 'kernel_size', 'input_dim', 'output_dim', 'target_shape', 'n', 'layer'];

/** Keras's default of an option, or null where Keras has none and the user decides. */
export function kerasDefault(of: Optioned, option: string): ShownValue {
  const [first = '', ...rest] = option.split('.');
  if (first === 'layer' && rest.length > 0 && isLayer(of) && 'layer' in of) return kerasDefault(of.layer, rest.join('.'));
  if (rest.length > 0 || decided.includes(option) || of.type === 'Activation') return null;
  return optionValue(isLayer(of) ? newLayer(of.type) : optimizerSchema.parse({ type: of.type }), option);
}

/** @returns which form an option has now, by the name it is chosen by */
export function formName(value: ShownValue): string {
  if (typeof value === 'number') return 'constant';
  return value === null ? 'none' : String(value);
}

function isLayer(of: Optioned): of is LayerSpec {
  return isLayerType(of.type);
}

function isLayerType(type: OptionedType): type is LayerType {
  return type in layerGuides;
}
