import { formatMilliseconds, formatSeconds, plural } from '../../src-main/core/text';
import { engineName } from '../../src-main/core/run/engine-words';
import type { RunProgress, RunRecord } from '../../src-main/core/run/run';
import type { Preparation } from './preparing.svelte';

/**
 * How long all runs need: those that train, then those that wait, on as many trainers as there are.
 *
 * @returns seconds, or null while no run has told its own time
 */
export function secondsLeft(runs: readonly RunRecord[], progress: ReadonlyMap<string, RunProgress>, jobs: number): number | null {
  const running = runs.filter((run) => run.state === 'running');
  const known = running.flatMap((run) => progress.get(run.id)?.secondsLeft ?? []);
  if (known.length === 0) return null;
  const waiting = runs.filter((run) => run.state === 'queued').length;
  const ended = runs.flatMap((run) => (run.state === 'done' && run.seconds !== null ? [run.seconds] : []));
  const typical = ended.length > 0 ? ended.reduce((sum, seconds) => sum + seconds, 0) / ended.length : Math.max(...known);
  return Math.max(...known) + Math.ceil(waiting / Math.max(1, jobs)) * typical;
}

/** `2 runs training, 6 waiting · 31 s left`. */
export function trainingWords(runs: readonly RunRecord[], left: number | null): string {
  const running = runs.filter((run) => run.state === 'running').length;
  const waiting = runs.filter((run) => run.state === 'queued').length;
  if (running + waiting === 0) return '';
  const words = [`${plural(running, 'run')} training`, waiting > 0 ? `${plural(waiting, 'run')} waiting` : ''].filter(Boolean).join(', ');
  return left === null
    ? words
    : `${words} · ${left < 10 ? `${Math.max(1, Math.round(left))} s` : formatSeconds(Math.round(left)).replace('.0', '')} left`;
}

/** `Preparing the problem: reading, 43 %`; `waiting` until it begins. */
export function preparingWords({ phase, share }: Preparation): string {
  return `Preparing the problem: ${phase ?? 'waiting'}${share === null ? '' : `, ${Math.round(share * 100)} %`}`;
}

/** Which engine trains, on what; the latest run knows best. */
export function engineWords(runs: readonly RunRecord[], cores: number | null): string {
  const last = runs.findLast((run) => run.environment !== null);
  const engine = engineName(last?.environment?.engine ?? 'built-in');
  const device = last?.environment?.device ?? (cores === null ? '' : plural(cores, 'core'));
  const step = last?.stepMs ?? null;
  return `${engine} engine${device ? `, ${device}` : ''}${step === null ? '' : `: ${formatMilliseconds(step)} ms a step`}`;
}
