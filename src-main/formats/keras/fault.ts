import { fail } from '../../core/errors';

/** Where in a file something stands: a layer by its name in the file, and what kind it is. */
export interface LayerPlace {
  /** Keras's class: `LSTM`. */
  readonly kind: string;
  /** As the file names it: `lstm_1`. */
  readonly name: string;
}

/** The file is not what Keras writes: damaged, cut off, or made by something else. */
export function invalid(what: string, place?: string): never {
  return fail({
    code: 'keras.invalid',
    message: `This is not a whole .keras file: ${what}.`,
    ...(place === undefined ? {} : { place: shorten(place) }),
    remedy: 'Save the model once more in Keras 3 with model.save("model.keras"), and copy the file again.',
  });
}

/** Keras may well load it, but this program has no such thing; leaving it out would change what the model computes. */
export function unsupported(what: string, place?: string, value?: unknown): never {
  return fail({
    code: 'keras.unsupported',
    message: `${what}.`,
    ...(place === undefined ? {} : { place: shorten(place) }),
    ...(value === undefined ? {} : { value: shown(value) }),
    remedy: 'Change it in Keras and save the model again, or build the model here layer by layer.',
  });
}

/** A value of a layer's option that there is no match for here. */
export function unsupportedOption(layer: LayerPlace, option: string, value: unknown): never {
  return unsupported(
    `${describePlace(layer)} has ${option} = ${shown(value)}, which Seqbench does not have`,
    placeOf(layer, option),
    value,
  );
}

/** Something that only runs code from the file: never done, whoever wrote the file. */
export function needsCode(what: string, place?: string): never {
  return unsupported(`${what} needs code that comes with the model, and Seqbench never runs code from a file`, place);
}

/** `LSTM “lstm_1”`. */
export function describePlace({ kind, name }: LayerPlace): string {
  return `${shorten(kind)} “${shorten(name)}”`;
}

export function placeOf({ name }: LayerPlace, option?: string): string {
  return option === undefined ? `layer ${name}` : `layer ${name}, ${option}`;
}

/** A value from the file in few letters; of an object that Keras wrote, its class and options. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return shorten(`“${value}”`, 60);
  if (typeof value !== 'object' || value === null || !('class_name' in value)) return shorten(JSON.stringify(value), 60);
  return shorten(`${String(value.class_name)} ${JSON.stringify('config' in value ? value.config : {})}`, 60);
}

function shorten(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
