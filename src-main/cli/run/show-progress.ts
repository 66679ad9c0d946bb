import type { Terminal } from '../terminal';
import type { Progress } from './progress';
import { barProgress } from './progress-bars';
import { lineProgress } from './progress-lines';

/** Bars on a terminal, one a run; elsewhere plain lines, at most one an epoch. */
export function showProgress({ err }: Terminal): Progress {
  return err.isTTY && process.env.TERM !== 'dumb' ? barProgress(err) : lineProgress((line) => err.write(`${line}\n`));
}
