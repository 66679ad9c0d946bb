/** Of `fieldsOf`: which of the columns a value stands in, and the value. */
export const placeColumn = 'place';
export const fieldColumn = 'c0';

/**
 * SQL of a table with a row for every field of some columns: `place` of its column among them, and its value as `c0`. What is asked of all
 * columns is asked once then: to plan an expression of its own for each of a thousand columns takes DuckDB longer than to read them.
 *
 * @param columns SQL of their values, all of one type
 * @param from SQL of their table
 */
export function fieldsOf(columns: readonly string[], from: string): string {
  const [first, ...others] = columns;
  if (first !== undefined && others.length === 0) return `(SELECT ${first} AS ${fieldColumn}, 0 AS ${placeColumn} FROM ${from})`;
  const values = columns.join(', ');
  return `(SELECT unnest([${values}]) AS ${fieldColumn}, unnest(range(${columns.length})) AS ${placeColumn} FROM ${from})`;
}

/** SQL of what belongs to the column that a field stands in. @param each SQL by place, all of one type */
export function byPlace(each: readonly string[]): string {
  const [first, ...others] = each;
  return first !== undefined && others.length === 0 ? first : `[${each.join(', ')}][${placeColumn} + 1]`;
}

/** Puts together what is asked about in the same way. @returns groups in the order of their first items */
export function alike<Item>(items: readonly Item[], key: (item: Item) => unknown): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = JSON.stringify(key(item));
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups.values()];
}
