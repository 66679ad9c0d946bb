import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../core/steps';

/** Milliseconds after which whoever else asks something of this process gets a turn. */
const longestTurn = 20;

/**
 * Does long work so that others are heard in between.
 *
 * @param onTurn called before others are let in; what it throws ends the work
 */
export async function inTurns<T>(steps: Steps<T>, onTurn?: () => void): Promise<T> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - since < longestTurn) continue;
    onTurn?.();
    await setImmediate();
    since = performance.now();
  }
}
