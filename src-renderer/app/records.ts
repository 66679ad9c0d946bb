/** @returns the list with the record in place of the one of the same id, or at the end */
export function replaceById<Item extends { readonly id: string }>(list: readonly Item[], item: Item): readonly Item[] {
  return list.some((known) => known.id === item.id) ? list.map((known) => (known.id === item.id ? item : known)) : [...list, item];
}
