import { expect, it } from 'vitest';
import { mayTrainAnother, type ProcessPast } from './another-run';

const past: ProcessPast = {
  result: { state: 'done', seconds: 2 },
  runs: 1,
  bytes: 100 * 2 ** 20,
  sources: [{ isLoaded: () => false }, { isLoaded: () => false }],
};

it('lets a process go on after a short run that ended well', () => {
  expect(mayTrainAnother(past)).toBe(true);
});

it.each<readonly [string, Partial<ProcessPast>]>([
  ['a cancelled run', { result: { state: 'cancelled', seconds: 2 } }],
  ['a long run', { result: { state: 'done', seconds: 31 } }],
  ['many runs', { runs: 32 }],
  ['a run whose memory is still held', { bytes: 301 * 2 ** 20 }],
  ['TensorFlow was loaded, even where the run was not trained on it', { sources: [{ isLoaded: () => false }, { isLoaded: () => true }] }],
])('ends a process after %s', (_name, changes) => {
  expect(mayTrainAnother({ ...past, ...changes })).toBe(false);
});
