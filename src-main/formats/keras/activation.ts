import { type LayerPlace, placeOf, unsupportedOption } from './fault';
import { readFunction } from './object';

/** @returns the name that zod then looks at; null, which Keras takes for none, is linear */
export function readActivation(value: unknown, layer: LayerPlace, option: string): string {
  if (value === null) return 'linear';
  // A layer with options of its own may stand in an activation's place.
  return readFunction(value, placeOf(layer, option)) ?? unsupportedOption(layer, option, value);
}

/** Keras writes silu under its own name alone. */
export function writeActivation(name: string): string {
  return name === 'swish' ? 'silu' : name;
}
