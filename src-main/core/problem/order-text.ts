/** What the values of an order column are: numbers, moments with a time of day, or days. */
export const orderKinds = ['number', 'date', 'day'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** The order column of a problem. */
export interface OrderColumn {
  readonly name: string;
  readonly kind: OrderKind;
}

/**
 * A place in the order as the table shows it: dates in ISO 8601, without what is not in them.
 *
 * @param place a number, or milliseconds since 1970
 * @returns an empty text for a place that is none
 */
export function orderText(place: number, kind: OrderKind): string {
  if (!Number.isFinite(place)) return '';
  if (kind === 'number') return String(place);
  const text = new Date(place).toISOString();
  return kind === 'day' ? text.slice(0, 10) : text.replace(/(?:\.000)?Z$/, '');
}
