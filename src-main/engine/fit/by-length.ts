/** How the rows of an epoch are cut into batches: batch i is `order` from `starts[i]` up to `starts[i + 1]`. */
export interface Cut {
  /** [rows] row numbers; null for the order that the rows have. */
  readonly order: Uint32Array | null;
  /** [batches + 1] */
  readonly starts: Uint32Array;
}

/** Batches of so many rows one after the other; a last, smaller one is kept, as Keras does. */
export function cutEvenly(rows: number, size: number, order: Uint32Array | null): Cut {
  const starts = new Uint32Array((size === 0 ? 0 : Math.ceil(rows / size)) + 1);
  for (let batch = 1; batch < starts.length; batch += 1) starts[batch] = Math.min(rows, batch * size);
  return { order, starts };
}

/**
 * Batches of sequences of one length: a row joins the batch of its length that is not yet full, and batches stand where their first rows
 * stand in the order. So every row comes once, an order that was shuffled gives batches that are, and how many there are depends on the
 * lengths alone.
 *
 * @param lengths [rows] steps of every row
 * @param order [rows] row numbers; null for the order that the rows have
 */
export function cutByLength(lengths: Uint32Array, size: number, order: Uint32Array | null): Cut {
  const rows = lengths.length;
  const batchOf = new Uint32Array(rows);
  const counts: number[] = [];
  const open = new Map<number, number>();
  for (let place = 0; place < rows; place += 1) {
    const steps = lengths[order ? (order[place] ?? 0) : place] ?? 0;
    let batch = open.get(steps);
    if (batch === undefined || counts[batch] === size) {
      batch = counts.push(0) - 1;
      open.set(steps, batch);
    }
    batchOf[place] = batch;
    counts[batch] = (counts[batch] ?? 0) + 1;
  }
  return placed(batchOf, counts, order);
}

/** Rows put side by side that belong to one batch, in their order. */
function placed(batchOf: Uint32Array, counts: readonly number[], order: Uint32Array | null): Cut {
  const starts = new Uint32Array(counts.length + 1);
  for (const [batch, count] of counts.entries()) starts[batch + 1] = (starts[batch] ?? 0) + count;
  const next = starts.slice();
  const cut = new Uint32Array(batchOf.length);
  for (let place = 0; place < batchOf.length; place += 1) {
    const batch = batchOf[place] ?? 0;
    const at = next[batch] ?? 0;
    cut[at] = order ? (order[place] ?? 0) : place;
    next[batch] = at + 1;
  }
  return { order: cut, starts };
}
