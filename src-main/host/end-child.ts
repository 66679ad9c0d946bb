import type { ChildHandle } from './process-host';

/** How long a child may take to end by itself, in milliseconds. */
const grace = 2000;

/**
 * Asks a child to end and ends it by force where it does not.
 *
 * @param patience milliseconds between `SIGTERM` and `SIGKILL`
 * @returns when it has ended
 */
export function endChild(child: ChildHandle, patience = grace): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
    }, patience);
    child.onExit(() => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** @returns whether the promise settled before so many milliseconds were over; what it settled with is not looked at */
export async function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([settled, late]);
  clearTimeout(timer);
  return inTime;
}
