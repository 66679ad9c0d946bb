import { expect, it } from 'vitest';
import { asId, type RunId } from '../../src-main/core/ids';
import { type RunRecord, trainingSpecSchema, type TrainingSpecInput } from '../../src-main/core/run/run';
import { epochsOf, runOf } from '../../src-main/core/run/run.test-support';
import { progressOf } from './progress';

function run(state: RunRecord['state'], ended: number, training: TrainingSpecInput, bestEpoch: number | null = ended || null): RunRecord {
  const epochs = epochsOf(Array.from({ length: ended }, () => 1));
  return runOf({ training: trainingSpecSchema.parse(training), state, epochs, bestEpoch });
}

const live = { runId: asId<RunId>('r'), epoch: 3, epochs: 100, step: 5, steps: 15, loss: 1, metric: 0, secondsLeft: 1 };

it('counts epochs', () => {
  expect(progressOf(run('running', 2, { epochs: 5 }), null)).toEqual({ share: 0.4, words: 'epoch 3 of 5' });
  expect(progressOf(run('done', 4, { epochs: 5 }, 2), null).words).toBe('4 of 5 epochs, best at 2');
});

it('counts steps where a model is trained by steps', () => {
  const training = { epochs: 5, steps: 1500 };
  expect(progressOf(run('running', 2, training), live).words).toBe('step 35 of 1,500');
  expect(progressOf(run('running', 2, training), null)).toEqual({ share: 0.02, words: 'step 30 of 1,500' });
  expect(progressOf(run('done', 100, training), null).words).toBe('1,500 steps');
  expect(progressOf(run('done', 40, training, 30), null).words).toBe('600 of 1,500 steps, best at 450');
});
