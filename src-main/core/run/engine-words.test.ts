import { expect, it } from 'vitest';
import { timingWords } from './engine-words';

it('says in one sentence what was timed, the one that was taken first', () => {
  const timings = [
    { engine: 'built-in', device: 'cpu', threads: 1, stepMs: 0.7123 },
    { engine: 'built-in', device: 'cpu', threads: 2, stepMs: 1.4 },
    { engine: 'tensorflow', device: 'gpu', threads: 1, stepMs: 41.2 },
    { engine: 'tensorflow', device: 'cpu', threads: 1, stepMs: 87.4 },
  ] as const;
  expect(timingWords(timings)).toBe(
    'built-in, 1 core: 0.71 ms a step; built-in, 2 cores: 1.4 ms; TensorFlow on GPU: 41 ms; TensorFlow on the processor: 87 ms',
  );
  expect(timingWords([])).toBe('');
});
