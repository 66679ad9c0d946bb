import type { EventListener } from '../../contract/rpc';
import type { RunRecord } from '../../core/run/run';
import type { Terminal } from '../terminal';
import { barProgress } from './progress-bars';
import { lineProgress } from './progress-lines';

/** Shows how the runs get on. */
export interface Progress {
  readonly onEvent: EventListener;
  /** Something worth a line of its own. */
  say(text: string): void;
  /** Leaves the terminal as it was found; nothing is shown afterwards. */
  end(): void;
}

/** Bars on a terminal, one a run; elsewhere plain lines, at most one an epoch. */
export function showProgress({ err }: Terminal): Progress {
  return err.isTTY && process.env.TERM !== 'dumb' ? barProgress(err) : lineProgress((line) => err.write(`${line}\n`));
}

export function isOver(run: RunRecord): boolean {
  return run.state === 'done' || run.state === 'cancelled' || run.state === 'failed';
}

/** How a run ended, in a few words: `done after 5 epochs, 0.14 s`. */
export function endWords(run: RunRecord): string {
  const epochs = `${run.epochs.length} ${run.epochs.length === 1 ? 'epoch' : 'epochs'}`;
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
