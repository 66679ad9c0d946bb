/** Work that stops now and then, so that whoever does it can let others in or end it; what it comes to in the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work without a stop. */
export function drained<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Rows between two stops of work that does little with each: some milliseconds. */
export const rowsAtOnce = 32_768;

/** Goes over many rows, some at once, with a stop before each lot. @param work from its first row to the one before its last */
export function* inLots(rows: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < rows; from += rowsAtOnce) {
    yield;
    work(from, Math.min(rows, from + rowsAtOnce));
  }
}
