import type { RunProgress, RunRecord } from '../../src-main/core/run/run';
import { plannedEpochs, stepsUpTo } from '../../src-main/core/run/stretch';
import { formatCount, plural } from '../../src-main/core/text';

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
  if (training.steps === null) return { share, words: `epoch ${live.epoch} of ${live.epochs}` };
  return { share, words: `step ${formatCount(stepsUpTo(live.epoch - 1, training.steps) + live.step)} of ${formatCount(training.steps)}` };
}

function startedWords({ epochs, training }: RunRecord): string {
  if (epochs.length === 0) return 'starting';
  if (training.steps !== null) return `step ${formatCount(stepsUpTo(epochs.length, training.steps))} of ${formatCount(training.steps)}`;
  return `epoch ${Math.min(epochs.length + 1, training.epochs)} of ${training.epochs}`;
}

function endedWords({ epochs, training, bestEpoch }: RunRecord): string {
  const kept = bestEpoch === null || bestEpoch === epochs.length;
  if (training.steps !== null)
    return (
      stepsWords(epochs.length, training.steps) + (kept ? '' : `, weights of step ${formatCount(stepsUpTo(bestEpoch, training.steps))}`)
    );
  const done = epochs.length < training.epochs ? `${epochs.length} of ${training.epochs} epochs` : plural(epochs.length, 'epoch');
  return kept ? done : `${done}, weights of epoch ${bestEpoch}`;
}

function stepsWords(stretches: number, steps: number): string {
  const done = stepsUpTo(stretches, steps);
  return done < steps ? `${formatCount(done)} of ${formatCount(steps)} steps` : plural(steps, 'step');
}
