import { columnName } from '../../warehouse/warehouse';

/** The column of `fieldsOf` that says which of the columns a text stands in. */
export const placeColumn = 'place';

/**
 * SQL of a table with a row for every field of some columns: its text as `c0`, and the place of its column among them as `place`. What is
 * asked of all columns is asked once then: to plan an expression of its own for each of a thousand columns takes DuckDB longer than to
 * read them.
 *
 * @param columns positions in the table of texts
 * @param from SQL of that table
 */
export function fieldsOf(columns: readonly number[], from: string): string {
  const texts = columns.map(columnName).join(', ');
  return `(SELECT unnest([${texts}]) AS ${columnName(0)}, unnest(range(${columns.length})) AS ${placeColumn} FROM ${from})`;
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
