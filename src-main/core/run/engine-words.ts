import { formatMilliseconds, plural } from '../text';
import type { EngineReport } from './engines';
import type { EngineTiming, RunEnvironment } from './run';

/** `TensorFlow`, as people write it, of the name that a run was recorded with. */
export function engineName(engine: string): string {
  return engine === 'tensorflow' ? 'TensorFlow' : engine;
}

/** `built-in, 1 core`; `TensorFlow on GPU`; `TensorFlow on the processor`. */
export function engineWords({ engine, device, threads }: Pick<EngineTiming, 'engine' | 'device' | 'threads'>): string {
  switch (engine) {
    case 'built-in':
      return `built-in, ${plural(threads, 'core')}`;
    case 'tensorflow':
      return device === 'gpu' ? 'TensorFlow on GPU' : 'TensorFlow on the processor';
  }
}

/** `built-in, 1 core: 0.71 ms a step; TensorFlow on GPU: 41 ms`: what was timed, the one that was taken first; empty for nothing. */
export function timingWords(timings: readonly EngineTiming[]): string {
  return timings
    .map((timing, index) => `${engineWords(timing)}: ${formatMilliseconds(timing.stepMs)} ms${index === 0 ? ' a step' : ''}`)
    .join('; ');
}

/**
 * One sentence on how the engine was chosen: `The fastest of 3 that were timed: built-in, 1 core: 0.71 ms a step; TensorFlow on GPU: 41 ms.`
 *
 * @returns an empty text where there was nothing to choose from
 */
export function choiceWords({ timings = [] }: Pick<RunEnvironment, 'timings'>): string {
  if (timings.length < 2) return '';
  return `The fastest of ${timings.length} that were timed: ${timingWords(timings)}.`;
}

/** `Built-in: 1 core, 128-bit SIMD; larger models use up to 2.`: what an engine can train on here, and why not on more. */
export function surveyWords({ engine, devices, cores, note }: EngineReport): string {
  const name = engine === 'built-in' ? 'Built-in' : engineName(engine);
  const more = cores > 1 ? `; larger models use up to ${cores}` : '';
  const found = devices.map((device) => device.name).join('; ');
  return [found ? `${name}: ${found}${more}.` : '', note].filter(Boolean).join(' ');
}
