import type { RunId } from '../../core/ids';
import type { EpochRecord, RunRecord } from '../../core/run/run';
import { countUpTo, placeWords, plannedEpochs } from '../../core/run/stretch';
import { formatCount, formatSeconds } from '../../core/text';
import { printable } from '../terminal';
import type { Progress } from './progress';
import { runEvents } from './run-events';
import { endWords, isOver, runName } from './run-words';

/** Shortest time between two lines of one run, in milliseconds: a log of thousands of epochs stays readable. */
const pause = 1000;

interface Line {
  readonly run: RunRecord;
  shownAt: number;
}

/** Plain lines for logs and pipes. */
export function lineProgress(write: (line: string) => void, now: () => number = () => performance.now()): Progress {
  const lines = new Map<RunId, Line>();
  const onEvent = runEvents({
    onEpochs: ({ runId, epochs }) => {
      const line = lines.get(runId);
      const epoch = epochs.at(-1);
      if (!line || !epoch || now() - line.shownAt < pause) return;
      line.shownAt = now();
      write(epochLine(line.run, epoch));
    },
    onChange: (run) => {
      if (run.state === 'running') lines.set(run.id, { run, shownAt: -Infinity });
      if (!isOver(run)) return;
      lines.delete(run.id);
      const time = run.seconds === null ? '' : `, ${formatSeconds(run.seconds)}`;
      write(printable(`${runName(run)}: ${endWords(run)}${time}`));
    },
  });
  return { onEvent, say: write, end: () => undefined };
}

function epochLine(run: RunRecord, { epoch, loss, valLoss, seconds }: EpochRecord): string {
  const { training } = run;
  const epochs = plannedEpochs(training);
  const place = `${placeWords(epoch, training)}/${formatCount(countUpTo(epochs, training))}`;
  const left = epoch < epochs ? `, ${formatSeconds((seconds / epoch) * (epochs - epoch))} left` : '';
  return printable(`${runName(run)}: ${place}, loss ${loss.toFixed(4)}, validation loss ${valLoss.toFixed(4)}${left}`);
}
