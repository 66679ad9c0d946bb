import { invalid } from './fault';

/** An object of parsed JSON; what stands under its keys is not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Far more than Keras nests: a wrapped layer in a model is eight deep. */
const deepest = 64;

/**
 * Parses JSON that may come from anywhere.
 *
 * @param file its name in the archive, for the message
 * @throws SeqbenchError `keras.invalid` for anything but one object, nested no deeper than Keras does
 */
export function parseFields(text: string, file: string): Fields {
  if (depthOf(text) > deepest) invalid(`${file} is nested too deeply`, file);
  let value: unknown;
  try {
    // Keras writes a NaN or an Infinity as such, which is no JSON and no value of any option.
    value = JSON.parse(text);
  } catch {
    invalid(`${file} is not valid JSON`, file);
  }
  return asFields(value, file);
}

/** @throws SeqbenchError `keras.invalid` for anything but an object */
export function asFields(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid(`${place} is not an object`, place);
  return value as Fields;
}

/** @throws SeqbenchError `keras.invalid` for anything but a list */
export function asList(value: unknown, place: string): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : invalid(`${place} is not a list`, place);
}

/** @returns what stands under a key of the object itself, or undefined */
export function field(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** @returns the object without some of its keys */
export function without(fields: Fields, ...keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

/** @throws SeqbenchError `keras.invalid` where it is missing, no text, or longer than a name is */
export function textField(fields: Fields, key: string, place: string): string {
  const value = field(fields, key);
  if (typeof value === 'string' && value.length > 0 && value.length <= 1000) return value;
  return invalid(`${place} has no ${key}`, place);
}

/** Nesting of brackets outside of strings, found without recursion. */
function depthOf(text: string): number {
  let [depth, most, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 0x5c && inString) at += 1;
    else if (letter === 0x22) inString = !inString;
    else if (!inString && (letter === 0x7b || letter === 0x5b)) most = Math.max(most, (depth += 1));
    else if (!inString && (letter === 0x7d || letter === 0x5d)) depth -= 1;
  }
  return most;
}
