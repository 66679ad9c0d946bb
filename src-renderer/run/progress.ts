import { whereWords } from '../../src-main/core/run/progress';
import type { RunProgress, RunRecord } from '../../src-main/core/run/run';
import { countUpTo, lengthWords, placeWords, plannedEpochs } from '../../src-main/core/run/stretch';
import { formatCount } from '../../src-main/core/text';

/** How far a run is. */
export interface RunShare {
  /** 0 to 1; null while it cannot be known. */
  readonly share: number | null;
  /** `epoch 3 of 5`, `5 epochs, best at 4`. */
  readonly words: string;
}

/** @param live the latest word of the trainer, or null where there is none */
export function progressOf(run: RunRecord, live: RunProgress | null): RunShare {
  switch (run.state) {
    case 'queued':
      return { share: null, words: 'waits for a free core' };
    case 'running':
      return live ? liveShare(run, live) : { share: run.epochs.length / plannedEpochs(run.training), words: startedWords(run) };
    case 'done':
    case 'cancelled':
    case 'failed':
      return { share: 1, words: endedWords(run) };
  }
}

function liveShare({ training }: RunRecord, live: RunProgress): RunShare {
  const within = live.steps > 0 ? live.step / live.steps : 0;
  const share = Math.min(1, (live.epoch - 1 + within) / live.epochs);
  return { share, words: whereWords(live, training) };
}

function startedWords({ epochs, training }: RunRecord): string {
  if (epochs.length === 0) return 'starting';
  // The epoch that goes on is the next one; of steps the last is known that was done.
  const at = training.steps === null ? Math.min(epochs.length + 1, training.epochs) : epochs.length;
  return `${placeWords(at, training)} of ${formatCount(training.steps ?? training.epochs)}`;
}

function endedWords({ epochs, training, bestEpoch }: RunRecord): string {
  const planned = plannedEpochs(training);
  const whole = lengthWords(Math.max(epochs.length, planned), training);
  const done = epochs.length < planned ? `${formatCount(countUpTo(epochs.length, training))} of ${whole}` : whole;
  const kept = bestEpoch === null || bestEpoch === epochs.length;
  return kept ? done : `${done}, best at ${formatCount(countUpTo(bestEpoch, training))}`;
}
