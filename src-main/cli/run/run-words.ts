import { foldWords } from '../../core/problem/folds';
import type { RunRecord } from '../../core/run/run';
import { lengthWords } from '../../core/run/stretch';

export function isOver(run: RunRecord): boolean {
  return run.state === 'done' || run.state === 'cancelled' || run.state === 'failed';
}

/** `LSTM`, `LSTM, fold 2 of 5`. */
export function runName({ model, fold }: RunRecord): string {
  return fold ? `${model.name}, ${foldWords(fold)}` : model.name;
}

/** How a run ended, in a few words: `done after 5 epochs`, `done after 1,500 steps`. */
export function endWords(run: RunRecord): string {
  const length = lengthWords(run.epochs.length, run.training);
  switch (run.state) {
    case 'done':
      return `done after ${length}`;
    case 'cancelled':
      return `cancelled after ${length}`;
    case 'failed':
      return `failed: ${run.reason?.message ?? 'no reason is known'}`;
    case 'queued':
    case 'running':
      return run.state;
  }
}
