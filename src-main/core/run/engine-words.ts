import { formatMilliseconds, plural } from '../text';
import type { EngineTiming } from './run';

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
