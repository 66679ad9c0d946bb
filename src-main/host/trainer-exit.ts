import type { ErrorInfo } from '../contract/errors';

/** Signals in words for people; the name stays beside them for those who look it up. */
const signalWords: Readonly<Record<string, string>> = {
  SIGKILL: 'was ended by force (SIGKILL), by somebody or by the system, which does so when memory runs out',
  SIGTERM: 'was asked to end from outside (SIGTERM)',
  SIGINT: 'was interrupted (SIGINT)',
  SIGHUP: 'was ended because its terminal closed (SIGHUP)',
  SIGABRT: 'gave up (SIGABRT), most often because memory ran out',
  SIGSEGV: 'crashed (SIGSEGV)',
  SIGBUS: 'crashed (SIGBUS)',
  SIGILL: 'crashed on an instruction that this processor does not have (SIGILL)',
  SIGFPE: 'crashed (SIGFPE)',
};

/** Exit codes that Node itself gives a meaning. */
const codeWords: Readonly<Record<number, string>> = {
  5: 'ran out of memory or met a fatal error (exit code 5)',
  134: 'gave up (exit code 134), most often because memory ran out',
  137: 'was ended by force (exit code 137)',
  139: 'crashed (exit code 139)',
  143: 'was asked to end from outside (exit code 143)',
};

/**
 * What to say of a trainer that went without a word.
 *
 * @param place how far it was, such as `epoch 3 of 5`; null where it had not begun
 */
export function trainerDied(code: number | null, signal: string | null, place: string | null): ErrorInfo {
  const how = signal ? (signalWords[signal] ?? `was ended by the signal ${signal}`) : exitWords(code);
  return {
    code: 'run.trainer-died',
    message: `Training stopped early: its process ${how}.`,
    ...(place ? { place } : {}),
    remedy: 'The epochs that were finished are kept. Train the model again to get a complete run.',
  };
}

function exitWords(code: number | null): string {
  // A trainer never ends by itself in the middle of a run: Electron says 0 where it lost the pipe before it learnt the reason.
  if (code === null || code === 0) return 'ended for a reason the system did not name';
  return codeWords[code] ?? `ended by itself with exit code ${code}`;
}
