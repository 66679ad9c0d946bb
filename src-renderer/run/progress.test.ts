import { expect, it } from 'vitest';
import { asId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../../src-main/core/ids';
import { smallestModel } from '../../src-main/core/model/create';
import { type RunRecord, trainingSpecSchema, type TrainingSpecInput } from '../../src-main/core/run/run';
import { progressOf } from './progress';

function run(state: RunRecord['state'], ended: number, training: TrainingSpecInput, bestEpoch: number | null = ended || null): RunRecord {
  const record = { loss: 1, metric: 0, valLoss: 1, valMetric: 0, seconds: 1 };
  return {
    ...{ id: asId<RunId>('r'), problemId: asId<ProblemId>('p'), modelId: asId<ModelId>('m'), model: smallestModel('M', null) },
    ...{ training: trainingSpecSchema.parse(training), seed: 1, preparedHash: asId<Sha256>('h'), state, params: 1, reason: null },
    ...{ createdAt: '', startedAt: null, endedAt: null, bestEpoch, seconds: null, stepMs: null, evaluation: null },
    ...{ weightsHash: null, environment: null, epochs: Array.from({ length: ended }, (_, index) => ({ ...record, epoch: index + 1 })) },
  };
}

const live = { runId: asId<RunId>('r'), epoch: 3, epochs: 100, step: 5, steps: 15, loss: 1, metric: 0, secondsLeft: 1 };

it('counts epochs', () => {
  expect(progressOf(run('running', 2, { epochs: 5 }), null)).toEqual({ share: 0.4, words: 'epoch 3 of 5' });
  expect(progressOf(run('done', 4, { epochs: 5 }, 2), null).words).toBe('4 of 5 epochs, weights of epoch 2');
});

it('counts steps where a model is trained by steps', () => {
  const training = { epochs: 5, steps: 1500 };
  expect(progressOf(run('running', 2, training), live).words).toBe('step 35 of 1,500');
  expect(progressOf(run('running', 2, training), null)).toEqual({ share: 0.02, words: 'step 30 of 1,500' });
  expect(progressOf(run('done', 100, training), null).words).toBe('1,500 steps');
  expect(progressOf(run('done', 40, training, 30), null).words).toBe('600 of 1,500 steps, weights of step 450');
});
