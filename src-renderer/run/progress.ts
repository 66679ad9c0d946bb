import type { RunProgress, RunRecord } from '../../src-main/core/run/run';
import { plural } from '../../src-main/core/text';

/** How far a run is. */
export interface RunShare {
  /** 0 to 1; null while it cannot be known. */
  readonly share: number | null;
  /** `epoch 3 of 5`, `5 epochs, best 4`. */
  readonly words: string;
}

/** @param live the latest word of the trainer, or null where there is none */
export function progressOf(run: RunRecord, live: RunProgress | null): RunShare {
  switch (run.state) {
    case 'queued':
      return { share: null, words: 'waits for a free core' };
    case 'running':
      return live ? liveShare(live) : { share: run.epochs.length / run.training.epochs, words: startedWords(run) };
    case 'done':
    case 'cancelled':
    case 'failed':
      return { share: 1, words: endedWords(run) };
  }
}

function liveShare(live: RunProgress): RunShare {
  const within = live.steps > 0 ? live.step / live.steps : 0;
  return { share: Math.min(1, (live.epoch - 1 + within) / live.epochs), words: `epoch ${live.epoch} of ${live.epochs}` };
}

function startedWords(run: RunRecord): string {
  return run.epochs.length === 0 ? 'starting' : `epoch ${Math.min(run.epochs.length + 1, run.training.epochs)} of ${run.training.epochs}`;
}

function endedWords(run: RunRecord): string {
  const done =
    run.epochs.length < run.training.epochs ? `${run.epochs.length} of ${run.training.epochs} epochs` : plural(run.epochs.length, 'epoch');
  return run.bestEpoch === null || run.bestEpoch === run.epochs.length ? done : `${done}, weights of epoch ${run.bestEpoch}`;
}
