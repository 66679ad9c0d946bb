import { constraint, regularizer, type Constraint, type Regularizer } from '../../core/model/penalties';
import { type LayerPlace, placeOf, unsupportedOption } from './fault';
import { readObject } from './object';
import { serialized, type Serialized } from './serialized';

/** @throws SeqbenchError `keras.unsupported` for a regularizer that is not in the catalogue */
export function readRegularizer(value: unknown, layer: LayerPlace, option: string): Regularizer | null {
  if (value === null) return null;
  const { kind, config } = readObject(value, placeOf(layer, option));
  const parsed = regularizer.safeParse({ type: kind, ...config });
  return parsed.success ? parsed.data : unsupportedOption(layer, option, { [kind]: config });
}

/** @throws SeqbenchError `keras.unsupported` for a constraint that is not in the catalogue */
export function readConstraint(value: unknown, layer: LayerPlace, option: string): Constraint | null {
  if (value === null) return null;
  const { kind, config } = readObject(value, placeOf(layer, option));
  const parsed = constraint.safeParse({ type: kind, ...config });
  return parsed.success ? parsed.data : unsupportedOption(layer, option, { [kind]: config });
}

export function writePenalty(
  module: 'keras.regularizers' | 'keras.constraints',
  value: Regularizer | Constraint | null,
): Serialized | null {
  if (value === null) return null;
  const { type, ...config } = value;
  return serialized(module, type, config);
}
