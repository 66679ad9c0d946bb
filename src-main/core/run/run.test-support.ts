import { asId, type ModelId, type ProblemId, type RunId, type Sha256 } from '../ids';
import { smallestModel } from '../model/create';
import { type EpochRecord, type RunRecord, trainingSpecSchema } from './run';

/** A run that ended without figures; give what a test is about. */
export function runOf(change: Partial<RunRecord>): RunRecord {
  return {
    ...{ id: asId<RunId>('r'), problemId: asId<ProblemId>('p'), modelId: asId<ModelId>('m'), model: smallestModel('M', null) },
    ...{ training: trainingSpecSchema.parse({}), seed: 1, preparedHash: asId<Sha256>('h'), state: 'done', params: 1, reason: null },
    ...{ createdAt: '2026-01-01T12:00:00.000Z', startedAt: null, endedAt: null, epochs: [], bestEpoch: null, seconds: null },
    ...{ stepMs: null, evaluation: null, weightsHash: null, environment: null },
    ...change,
  };
}

/** @param losses of validation; those of the training part lie 0.5 below them */
export function epochsOf(losses: readonly number[]): readonly EpochRecord[] {
  return losses.map((valLoss, index) => ({ epoch: index + 1, loss: valLoss - 0.5, metric: 0, valLoss, valMetric: 0, seconds: index + 1 }));
}
