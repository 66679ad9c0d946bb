import type { RunResult } from '../contract/trainer';
import type { EngineSource } from './engines';

/** After so many seconds of training, starting a process (0.2 to 0.4 s of processor time) is nothing that anyone would notice. */
const longestRun = 30;
/** A process that holds more than this has memory of its last model that is not free yet. */
const mostBytes = 300 * 2 ** 20;
/** A bound to whatever might gather that nobody thought of. */
const mostRuns = 32;

/** What a process has behind it. */
export interface ProcessPast {
  /** Of the run that ended last. */
  readonly result: Pick<RunResult, 'state' | 'seconds'>;
  readonly runs: number;
  /** Memory that the process holds. */
  readonly bytes: number;
  readonly sources: readonly Pick<EngineSource, 'isLoaded'>[];
}

/**
 * Whether a process is as good as a new one for the next run: what it trained was short and ended well, on the built-in engine alone, whose
 * models own their memory; a library that keeps state or threads of its own ends with the process.
 */
export function mayTrainAnother({ result, runs, bytes, sources }: ProcessPast): boolean {
  const endedWell = result.state === 'done' && result.seconds <= longestRun;
  return endedWell && runs < mostRuns && bytes <= mostBytes && sources.every((source) => !source.isLoaded());
}
