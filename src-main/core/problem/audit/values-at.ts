/** [places] values so many rows away from each. By element: `from` with a function goes through an iterator, many times slower. */
export function valuesAt(values: Float64Array, places: Uint32Array, rows: number): Float64Array {
  const found = new Float64Array(places.length);
  for (let index = 0; index < found.length; index += 1) found[index] = values[(places[index] ?? 0) + rows] ?? NaN;
  return found;
}
