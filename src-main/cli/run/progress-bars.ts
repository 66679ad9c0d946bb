import { MultiBar, type SingleBar } from 'cli-progress';
import type { EventListener } from '../../contract/rpc';
import type { RunId } from '../../core/ids';
import { shareDone } from '../../core/run/progress';
import type { RunProgress, RunRecord } from '../../core/run/run';
import { formatSeconds } from '../../core/text';
import { cut, paint, printable } from '../terminal';
import { endWords, isOver, type Progress } from './progress';

const nameLength = 20;
/** Bars count in thousandths of the whole run. */
const whole = 1000;

interface Bar {
  readonly bar: SingleBar;
  epoch: number;
  loss: number | null;
}

/** One bar a run, in the order they start: epoch, loss, time left. */
export function barProgress(stream: NodeJS.WriteStream): Progress {
  const multi = new MultiBar({
    format: barFormat,
    stream,
    hideCursor: true,
    clearOnComplete: false,
    fps: 10,
    emptyOnZero: true,
    forceRedraw: true,
  });
  const bars = new Map<RunId, Bar>();
  const onEvent: EventListener = (event, payload) => {
    // The payload belongs to the event's name; compared by name, the compiler cannot tell them apart.
    if (event === 'run.progress') advance(bars, payload as RunProgress);
    else if (event === 'run.changed') change(multi, bars, payload as RunRecord, stream);
  };
  return {
    onEvent,
    say: (text) => {
      multi.log(`${printable(text)}\n`);
      multi.update();
    },
    end: () => multi.stop(),
  };
}

interface BarPayload {
  readonly name: string;
  readonly state: string;
}

function barFormat(_options: unknown, { progress }: { readonly progress: number }, payload: BarPayload): string {
  const filled = Math.round(progress * 24);
  return `${payload.name} ${'━'.repeat(filled)}${'─'.repeat(24 - filled)} ${payload.state}`;
}

function change(multi: MultiBar, bars: Map<RunId, Bar>, run: RunRecord, stream: NodeJS.WriteStream): void {
  const name = cut(printable(run.model.name), nameLength).padEnd(nameLength);
  if (run.state === 'running') {
    makeRoom(multi, bars, stream);
    bars.set(run.id, { bar: multi.create(whole, 0, { name, state: 'starting' }), epoch: 0, loss: null });
  }
  const shown = bars.get(run.id);
  if (!shown || !isOver(run)) return;
  const loss = run.epochs.at(-1)?.loss;
  const words = [
    endWords(run),
    loss === undefined ? '' : `loss ${loss.toFixed(4)}`,
    run.seconds === null ? '' : formatSeconds(run.seconds),
  ];
  const state = paint(stream, run.state === 'failed' ? 'red' : 'green', words.filter(Boolean).join(', '));
  // Early stopping ends a run before its last epoch: the bar is full all the same.
  shown.bar.update(run.state === 'done' ? whole : shown.bar.getTotal() * shown.bar.getProgress(), { name, state });
  shown.bar.stop();
}

function advance(bars: ReadonlyMap<RunId, Bar>, progress: RunProgress): void {
  const shown = bars.get(progress.runId);
  if (!shown) return;
  const left = progress.secondsLeft === null ? '' : `, ${formatSeconds(progress.secondsLeft)} left`;
  const state = `epoch ${progress.epoch}/${progress.epochs}, loss ${progress.loss.toFixed(4)}${left}`;
  shown.bar.update(Math.round(shareDone(progress) * whole), { state });
}

/** More bars than the terminal has rows would tear: those that ended first go. */
function makeRoom(multi: MultiBar, bars: Map<RunId, Bar>, stream: NodeJS.WriteStream): void {
  const rows = Math.max(4, stream.rows - 4);
  for (const [id, { bar }] of bars) {
    if (bars.size < rows) return;
    if (bar.isActive) continue;
    multi.remove(bar);
    bars.delete(id);
  }
}
