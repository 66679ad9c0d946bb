import { exitCode } from '../exit-code';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back at the first Ctrl-C (or a request to end); the second ends the program at once. Children notice that their parent is gone.
 *
 * @returns a function that gives the signals back
 */
export function onInterrupt(callback: () => void): () => void {
  let asked = false;
  const listener = (): void => {
    if (asked) process.exit(exitCode.cancelled);
    asked = true;
    callback();
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
