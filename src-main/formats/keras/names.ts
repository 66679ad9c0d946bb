/**
 * A class's name as Keras makes names and groups of it (`keras.src.utils.naming.to_snake_case`): `LeakyReLU` is `leaky_re_lu`.
 */
export function toSnakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Gives names as Keras does in a list of layers: `lstm`, `lstm_1`, `lstm_2`. */
export class UniqueNames {
  private readonly given = new Map<string, number>();

  next(kind: string): string {
    const name = toSnakeCase(kind);
    const before = this.given.get(name) ?? 0;
    this.given.set(name, before + 1);
    return before === 0 ? name : `${name}_${before}`;
  }
}
