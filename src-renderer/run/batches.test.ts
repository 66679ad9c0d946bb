import { expect, it } from 'vitest';
import { asId, type RunId, type Sha256 } from '../../src-main/core/ids';
import { type RunRecord, trainingSpecSchema } from '../../src-main/core/run/run';
import { runOf } from '../../src-main/core/run/run.test-support';
import { inBatches, settingsInWords } from './batches';

function run(id: string, second: number, seed = 1): RunRecord {
  return runOf({ id: asId<RunId>(id), seed, createdAt: new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString() });
}

const ids = (runs: readonly RunRecord[]): readonly string[] => inBatches(runs).map((batch) => batch.runs.map((each) => each.id).join(''));

it('keeps together what was asked for together, newest first', () => {
  expect(ids([run('a', 0), run('b', 0), run('c', 30), run('d', 31)])).toEqual(['cd', 'ab']);
});

it('parts runs of another seed, however quickly they follow', () => {
  expect(ids([run('a', 0), run('b', 1, 2)])).toEqual(['b', 'a']);
});

it('says the settings in one line', () => {
  expect(settingsInWords(run('a', 0))).toBe('at most 5 epochs · batch 32 · early stopping after 5 epochs · seed 1');
  const bySteps = { ...run('a', 0), training: trainingSpecSchema.parse({ steps: 1500 }) };
  expect(settingsInWords(bySteps)).toBe('at most 1,500 steps · batch 32 · early stopping after 5 stretches of 15 steps · seed 1');
});

it('keeps the folds of models together, though each has tensors of its own', () => {
  const fold = (id: string, number: number, group: string) => ({
    ...run(id, 0),
    preparedHash: asId<Sha256>(`hash ${number}`),
    fold: { number, of: 2, group: asId<RunId>(group) },
  });
  expect(ids([fold('a', 1, 'a'), fold('b', 2, 'a'), fold('c', 1, 'c'), fold('d', 2, 'c')])).toEqual(['abcd']);
});
