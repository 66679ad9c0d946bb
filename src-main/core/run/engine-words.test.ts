import { expect, it } from 'vitest';
import { choiceWords, surveyWords, timingWords } from './engine-words';

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

it('says of a run how its engine was chosen, where there was a choice', () => {
  const builtIn = { engine: 'built-in', device: 'cpu', threads: 1, stepMs: 0.7 } as const;
  const tensorflow = { engine: 'tensorflow', device: 'cpu', threads: 1, stepMs: 41 } as const;
  expect(choiceWords({ timings: [builtIn, tensorflow] })).toBe(
    'The fastest of 2 that were timed: built-in, 1 core: 0.70 ms a step; TensorFlow on the processor: 41 ms.',
  );
  expect([choiceWords({}), choiceWords({ timings: [builtIn] })]).toEqual(['', '']);
});

it('says what an engine can train on, with the cores that only larger models use', () => {
  const devices = [{ kind: 'cpu', name: '1 core, 128-bit SIMD' }] as const;
  expect(surveyWords({ engine: 'built-in', devices, cores: 2, note: '' })).toBe(
    'Built-in: 1 core, 128-bit SIMD; larger models use up to 2.',
  );
  expect(surveyWords({ engine: 'built-in', devices, cores: 1, note: '' })).toBe('Built-in: 1 core, 128-bit SIMD.');
  expect(surveyWords({ engine: 'tensorflow', devices: [], cores: 1, note: 'It is not set up.' })).toBe('It is not set up.');
});
