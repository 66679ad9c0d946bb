/** Sets that are replaced, never changed, so that a screen sees every change of them. */

export function setOf<Item>(items: Iterable<Item> = []): ReadonlySet<Item> {
  return new Set(items);
}

/** @returns the set with the item in it, or without it */
export function withItem<Item>(set: ReadonlySet<Item>, item: Item, on: boolean): ReadonlySet<Item> {
  const next = new Set(set);
  if (on) next.add(item);
  else next.delete(item);
  return next;
}
