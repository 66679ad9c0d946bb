/**
 * A match in n rows says nothing where few orders of the values are possible: of ten rows with one 1 among them, every tenth column of one 1
 * is the same. Below one in a million, a match is no chance; between rows that are shifted against each other, of which many are tried, below
 * one in a billion.
 */
export const sureOrders = Math.log(1e6);
export const sureOrdersShifted = Math.log(1e9);

/**
 * Natural logarithm of the number of orders that values can stand in, n! / Πcount!, counted up to a bound.
 *
 * @param values NaN is left out
 * @param enough where it may stop
 * @param recoded of orders that another name for each value makes alike, one counts
 */
export function lnOrders(values: Iterable<number>, enough: number, recoded = false): number {
  const counts = new Map<number, number>();
  let total = 0;
  let orders = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    total += 1;
    orders += Math.log(total / count) - (recoded && count === 1 ? Math.log(counts.size) : 0);
    if (orders >= enough) return orders;
  }
  return orders;
}

/** Steps from each value to the next: a series that seldom changes has few orders, however long it is. */
export function* differences(values: Iterable<number>): Generator<number> {
  let before = NaN;
  for (const value of values) {
    // Rounded, so that equal steps of decimal fractions count as equal.
    yield Number((value - before).toPrecision(9));
    before = value;
  }
}
