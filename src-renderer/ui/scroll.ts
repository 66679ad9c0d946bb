/** Scrolling through more rows than a browser can lay out: an element may be some 33 million pixels high, a million rows need 34. */

/** Tallest element that is laid out, in pixels; far below every browser's limit. */
export const tallest = 10_000_000;

export interface Extent {
  /** Height that all rows would have. */
  readonly content: number;
  /** Height of what shows them. */
  readonly viewport: number;
}

/** Height of the element that is scrolled. */
export function laidOutHeight({ content }: Extent): number {
  return Math.min(content, tallest);
}

/** How far the content can be moved. */
export function furthest({ content, viewport }: Extent): number {
  return Math.max(0, content - viewport);
}

/** Whether one pixel of the scroll bar stands for more than one of the content. */
export function isScaled({ content }: Extent): boolean {
  return content > tallest;
}

/** @param scrollTop as the browser has it @returns pixels of the content above the viewport */
export function offsetAt(scrollTop: number, extent: Extent): number {
  const room = laidOutHeight(extent) - extent.viewport;
  if (room <= 0) return 0;
  return isScaled(extent) ? Math.min(1, scrollTop / room) * furthest(extent) : scrollTop;
}

/** @param offset pixels of the content above the viewport @returns where the browser's scroll bar belongs */
export function scrollTopAt(offset: number, extent: Extent): number {
  if (!isScaled(extent)) return offset;
  return (offset / furthest(extent)) * (laidOutHeight(extent) - extent.viewport);
}

/** Rows from `first` up to but not including `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Rows that are seen at an offset, with some more on both sides. */
export function rowsAt(offset: number, viewport: number, rowHeight: number, rows: number, more: number): Span {
  const first = Math.max(0, Math.floor(offset / rowHeight) - more);
  const end = Math.min(rows, Math.ceil((offset + viewport) / rowHeight) + more);
  return { first: Math.min(first, end), end };
}

/** @returns the offset at which a row is wholly seen, moving no further than needed */
export function offsetFor(row: number, offset: number, viewport: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  return top + rowHeight > offset + viewport ? top + rowHeight - viewport : offset;
}
