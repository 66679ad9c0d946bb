import { invalid, needsCode, shown, unsupported } from './fault';
import { asFields, field, type Fields, textField } from './json';

/** What `keras.saving.serialize_keras_object` makes of a layer, an optimizer, an initializer. */
export interface KerasObject {
  readonly kind: string;
  readonly config: Fields;
  /** The whole of it, for what stands beside the config. */
  readonly fields: Fields;
}

/**
 * Reads an object that Keras itself defines.
 *
 * @param place what it is in the model: `layer 3`, `loss`
 * @throws SeqbenchError `keras.invalid`; `keras.unsupported` for a class or function of someone else's, and for a Lambda
 */
export function readObject(value: unknown, place: string): KerasObject {
  const fields = asFields(value, place);
  const kind = textField(fields, 'class_name', place);
  refuseForeign(fields, kind, place);
  return { kind, config: asFields(field(fields, 'config') ?? {}, place), fields };
}

/**
 * Reads what Keras writes for one of its own functions, by name or as an object.
 *
 * @returns its name, or null where the value is an object of another kind
 */
export function readFunction(value: unknown, place: string): string | null {
  if (typeof value === 'string') return value;
  const fields = asFields(value, place);
  const kind = textField(fields, 'class_name', place);
  if (kind === '__lambda__') needsCode(`The lambda function of ${place}`, place);
  if (kind !== 'function') return null;
  const name = field(fields, 'config');
  const module = field(fields, 'module');
  if (typeof name !== 'string') return invalid(`${place} is a function without a name`, place);
  if (name.includes('>') || (module !== 'builtins' && !isKeras(module))) needsCode(`The function ${shown(name)} of ${place}`, place);
  return name;
}

function refuseForeign(fields: Fields, kind: string, place: string): void {
  if (kind === 'Lambda' || kind === '__lambda__') needsCode(`The Lambda of ${place}`, place);
  const registered = field(fields, 'registered_name') ?? null;
  if ((registered !== null && registered !== kind) || !isKeras(field(fields, 'module'))) {
    needsCode(`The class ${shown(typeof registered === 'string' ? registered : kind)} of ${place}`, place);
  }
  if (kind.startsWith('__')) unsupported(`A ${shown(kind)} stands where ${place} is expected`, place);
}

function isKeras(module: unknown): boolean {
  return typeof module === 'string' && (module === 'keras' || module.startsWith('keras.'));
}
