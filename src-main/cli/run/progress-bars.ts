import { MultiBar, type SingleBar } from 'cli-progress';
import type { RunId } from '../../core/ids';
import { shareDone, whereWords } from '../../core/run/progress';
import type { RunProgress, RunRecord } from '../../core/run/run';
import { formatSeconds } from '../../core/text';
import { cut, paint, printable } from '../terminal';
import type { Progress } from './progress';
import { runEvents } from './run-events';
import { endWords, isOver } from './run-words';

const nameLength = 20;
const barLength = 24;
/** Bars count in thousandths of the whole run. */
const whole = 1000;

/** A run's bar, and the run for what its steps are called. */
interface RunBar {
  readonly bar: SingleBar;
  readonly run: RunRecord;
}

type Bars = Map<RunId, RunBar>;

/** One bar a run, in the order they start: epoch or step, loss, time left. */
export function barProgress(stream: NodeJS.WriteStream): Progress {
  const multi = new MultiBar({ format: barFormat, stream, hideCursor: true, clearOnComplete: false, fps: 10, emptyOnZero: true });
  const bars: Bars = new Map();
  let ended = false;
  const onChange = (run: RunRecord): void => {
    if (run.state === 'running') {
      makeRoom(multi, bars, stream.rows);
      bars.set(run.id, { run, bar: multi.create(whole, 0, { name: nameOf(run), state: 'starting' }) });
    }
    if (isOver(run)) finish(bars.get(run.id)?.bar, run, stream);
  };
  return {
    onEvent: runEvents({ onChange, onProgress: (progress) => advance(bars.get(progress.runId), progress) }),
    say: (text) => {
      multi.log(`${printable(text)}\n`);
      multi.update();
    },
    end: () => {
      // A second stop would draw the bars again, over what was printed since.
      if (!ended) multi.stop();
      ended = true;
    },
  };
}

interface BarPayload {
  readonly name: string;
  readonly state: string;
}

function barFormat(_options: unknown, { progress }: { readonly progress: number }, payload: BarPayload): string {
  const filled = Math.round(progress * barLength);
  return `${payload.name} ${'━'.repeat(filled)}${'─'.repeat(barLength - filled)} ${payload.state}`;
}

function nameOf(run: RunRecord): string {
  // The fold stays to be read however long the name is.
  const fold = run.fold ? ` ${run.fold.number}/${run.fold.of}` : '';
  return `${cut(printable(run.model.name), nameLength - fold.length)}${fold}`.padEnd(nameLength);
}

function advance(known: RunBar | undefined, progress: RunProgress): void {
  if (!known) return;
  const left = progress.secondsLeft === null ? '' : `, ${formatSeconds(progress.secondsLeft)} left`;
  const state = `${whereWords(progress, known.run.training, '/')}, loss ${progress.loss.toFixed(4)}${left}`;
  known.bar.update(Math.round(shareDone(progress) * whole), { state });
}

function finish(bar: SingleBar | undefined, run: RunRecord, stream: NodeJS.WriteStream): void {
  const loss = run.epochs.at(-1)?.loss;
  const words = [
    endWords(run),
    loss === undefined ? '' : `loss ${loss.toFixed(4)}`,
    run.seconds === null ? '' : formatSeconds(run.seconds),
  ];
  const state = paint(stream, run.state === 'failed' ? 'red' : 'green', printable(words.filter(Boolean).join(', ')));
  // Early stopping ends a run before its last epoch: its bar is full all the same.
  if (run.state === 'done') bar?.update(whole, { state });
  else bar?.update({ state });
  bar?.stop();
}

/** More bars than the terminal has rows would tear: those that ended first go. */
function makeRoom(multi: MultiBar, bars: Bars, rows: number): void {
  for (const [id, { bar }] of bars) {
    if (bars.size < Math.max(4, rows - 4)) return;
    if (bar.isActive) continue;
    multi.remove(bar);
    bars.delete(id);
  }
}
