/**
 * Runs something with the clock at one moment. HDF5 writes the second into the head of every group and dataset, and its library has no
 * way to leave that out; a file's bytes would be others a second later.
 *
 * @param run begins and ends without waiting, so that nothing else sees this clock
 */
export function withStoppedClock<Result>(moment: Date, run: () => Result): Result {
  const now = Date.now;
  Date.now = () => moment.getTime();
  try {
    return run();
  } finally {
    Date.now = now;
  }
}
