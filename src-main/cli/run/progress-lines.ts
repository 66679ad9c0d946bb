import type { EventListener } from '../../contract/rpc';
import type { RunId } from '../../core/ids';
import type { EpochRecord, RunRecord } from '../../core/run/run';
import { formatSeconds } from '../../core/text';
import { printable } from '../terminal';
import { endWords, isOver, type Progress } from './progress';

/** Shortest time between two lines of one run, in milliseconds: a log of thousands of epochs stays readable. */
const pause = 1000;

interface Line {
  readonly run: RunRecord;
  shownAt: number;
}

/** Plain lines for logs and pipes. */
export function lineProgress(write: (line: string) => void, now: () => number = () => performance.now()): Progress {
  const lines = new Map<RunId, Line>();
  const onEpoch = (id: RunId, epoch: EpochRecord): void => {
    const line = lines.get(id);
    if (!line || (now() - line.shownAt < pause && epoch.epoch > 1)) return;
    line.shownAt = now();
    write(epochLine(line.run, epoch));
  };
  const onChange = (run: RunRecord): void => {
    if (run.state === 'running') lines.set(run.id, { run, shownAt: -Infinity });
    if (!isOver(run)) return;
    lines.delete(run.id);
    const time = run.seconds === null ? '' : `, ${formatSeconds(run.seconds)}`;
    write(printable(`${run.model.name}: ${endWords(run)}${time}`));
  };
  const onEvent: EventListener = (event, payload) => {
    // The payload belongs to the event's name; compared by name, the compiler cannot tell them apart.
    if (event === 'run.changed') onChange(payload as RunRecord);
    else if (event === 'run.epoch') {
      const { runId, epoch } = payload as { readonly runId: RunId; readonly epoch: EpochRecord };
      onEpoch(runId, epoch);
    }
  };
  return { onEvent, say: write, end: () => undefined };
}

function epochLine(run: RunRecord, { epoch, loss, valLoss, seconds }: EpochRecord): string {
  const left = (seconds / epoch) * (run.training.epochs - epoch);
  const times = epoch < run.training.epochs ? `, ${formatSeconds(left)} left` : '';
  return printable(
    `${run.model.name}: epoch ${epoch}/${run.training.epochs}, loss ${loss.toFixed(4)}, validation loss ${valLoss.toFixed(4)}${times}`,
  );
}
