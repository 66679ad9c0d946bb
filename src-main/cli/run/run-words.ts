import type { RunRecord } from '../../core/run/run';
import { plural } from '../../core/text';

export function isOver(run: RunRecord): boolean {
  return run.state === 'done' || run.state === 'cancelled' || run.state === 'failed';
}

/** How a run ended, in a few words: `done after 5 epochs`. */
export function endWords(run: RunRecord): string {
  const epochs = plural(run.epochs.length, 'epoch');
  switch (run.state) {
    case 'done':
      return `done after ${epochs}`;
    case 'cancelled':
      return `cancelled after ${epochs}`;
    case 'failed':
      return `failed: ${run.reason?.message ?? 'no reason is known'}`;
    case 'queued':
    case 'running':
      return run.state;
  }
}
