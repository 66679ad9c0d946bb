/** Begins and ends a number in a text of JSON until it is put in; JSON writes no such character by itself. */
const mark = '\u0001';
const marked = /"\\u0001([^"\\]+)\\u0001"/g;

/**
 * A number that Python has to read as a float: JSON.stringify would write 1 for 1.0, which Keras refuses as a learning rate, and a
 * schedule that begins with 0 in place of 0.0 computes in whole numbers.
 */
export function float(value: number): string {
  return `${mark}${Number.isInteger(value) ? value.toFixed(1) : String(value)}${mark}`;
}

/** JSON.stringify with what `float` gave written as numbers. */
export function withFloats(value: unknown): string {
  return JSON.stringify(value).replace(marked, '$1');
}
