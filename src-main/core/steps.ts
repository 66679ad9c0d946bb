/** Work that stops now and then, so that whoever does it can let others in or end it; what it comes to in the end. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work without a stop. */
export function drained<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
