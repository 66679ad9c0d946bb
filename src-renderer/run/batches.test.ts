import { expect, it } from 'vitest';
import { asId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../../src-main/core/ids';
import { smallestModel } from '../../src-main/core/model/create';
import { type RunRecord, trainingSpecSchema } from '../../src-main/core/run/run';
import { inBatches, settingsInWords } from './batches';

function run(id: string, second: number, seed = 1): RunRecord {
  return {
    id: asId<RunId>(id),
    problemId: asId<ProblemId>('p'),
    modelId: asId<ModelId>('m'),
    model: smallestModel('M', null),
    training: trainingSpecSchema.parse({}),
    seed,
    preparedHash: asId<Sha256>('h'),
    state: 'done',
    params: 1,
    reason: null,
    createdAt: new Date(Date.UTC(2026, 0, 1, 12, 0, second)).toISOString(),
    startedAt: null,
    endedAt: null,
    epochs: [],
    bestEpoch: null,
    seconds: null,
    stepMs: null,
    evaluation: null,
    weightsHash: null,
    environment: null,
  };
}

const ids = (runs: readonly RunRecord[]): readonly string[] => inBatches(runs).map((batch) => batch.runs.map((each) => each.id).join(''));

it('keeps together what was asked for together, newest first', () => {
  expect(ids([run('a', 0), run('b', 0), run('c', 30), run('d', 31)])).toEqual(['cd', 'ab']);
});

it('parts runs of another seed, however quickly they follow', () => {
  expect(ids([run('a', 0), run('b', 1, 2)])).toEqual(['b', 'a']);
});

it('says the settings in one line', () => {
  expect(settingsInWords(run('a', 0))).toBe('at most 5 epochs · batch 32 · early stopping after 5 · seed 1');
});
