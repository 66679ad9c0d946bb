import type { RunResult, TrainerJob } from '../contract/trainer';
import { evaluateClassification } from '../core/leaderboard/classification';
import type { Evaluation } from '../core/leaderboard/evaluation';
import { evaluateRegression } from '../core/leaderboard/regression';
import type { Engine, Trainable } from '../engine/engine';
import {
  Batches,
  classesOf,
  evaluatePart,
  fit,
  type FitClock,
  type FitListener,
  type FitResult,
  type KeptWeights,
  metricFor,
  Pacer,
  thresholdFor,
} from '../engine/fit';
import type { Snapshot } from '../formats/snapshot';
import { describeEnvironment } from './environment';
import { loadSnapshot } from './load-snapshot';
import { predictionsCsv } from './predictions';
import { RunFolder } from './run-folder';
import { hashWeights } from './weights-hash';

export interface TrainOptions {
  readonly job: TrainerJob;
  readonly engine: Engine;
  readonly clock: FitClock;
  readonly listener: FitListener;
}

/**
 * One run from its snapshot to its result, everything kept in its folder.
 *
 * @throws SeqbenchError for a snapshot that is not the one wanted, a model that cannot be built, a loss that is not finite; an error of
 *   the file system where the folder cannot be written
 */
export async function train(options: TrainOptions): Promise<RunResult> {
  const { job, engine } = options;
  const snapshot = loadSnapshot(job.snapshot, job.snapshotHash);
  const rows = Math.max(snapshot.train.y.length, snapshot.test.y.length);
  const maxBatch = Math.min(rows, job.training.batch_size);
  const trainable = await engine.build(job.model, snapshot.header.shape, job.seed, { maxBatch });
  try {
    return await trainAndKeep(options, snapshot, trainable);
  } finally {
    trainable.dispose();
  }
}

async function trainAndKeep({ job, engine, clock, listener }: TrainOptions, snapshot: Snapshot, trainable: Trainable): Promise<RunResult> {
  const folder = new RunFolder(job, trainable, () => clock.now());
  let kept: KeptWeights | null = null;
  const fitted = await fit({
    trainable,
    train: snapshot.train,
    validation: snapshot.test,
    training: job.training,
    task: snapshot.header.shape.task,
    seed: job.seed,
    clock,
    listener: {
      onProgress: (progress) => listener.onProgress(progress),
      cancelled: () => listener.cancelled(),
      onEpoch(epoch) {
        kept = epoch.kept;
        folder.addEpoch(epoch);
        listener.onEpoch(epoch);
      },
    },
  });
  const answers = fitted.bestEpoch === null ? null : await answerTest(job, snapshot, trainable, clock);
  const result: RunResult = {
    version: 1,
    state: fitted.ending === 'cancelled' ? 'cancelled' : 'done',
    ...summaryOf(fitted),
    evaluation: answers?.evaluation ?? null,
    weightsHash: answers ? hashWeights(trainable.weights()) : null,
    environment: await describeEnvironment(engine, job.seqbench),
  };
  folder.finish(result, kept, answers?.predictions ?? null);
  return result;
}

function summaryOf({ epochs, bestEpoch, seconds, stepMs }: FitResult): Pick<RunResult, 'epochs' | 'bestEpoch' | 'seconds' | 'stepMs'> {
  return { epochs, bestEpoch, seconds, stepMs };
}

/** The test part, answered with the weights that the run ended with. */
async function answerTest(
  job: TrainerJob,
  { header, test }: Snapshot,
  trainable: Trainable,
  clock: FitClock,
): Promise<{ readonly evaluation: Evaluation; readonly predictions: string }> {
  const { threshold, batch_size: batchSize } = job.training;
  const { shape } = header;
  const size = trainable.outputSize;
  const output = new Float32Array(test.y.length * size);
  const batches = new Batches(test, trainable.targetSize, batchSize);
  const metric = metricFor(shape.task, size, threshold);
  const figures = await evaluatePart(trainable, batches, metric, new Pacer(clock), () => false, output);
  const loss = figures?.loss ?? 0;
  const predictions = predictionsCsv({ shape, rows: test.rows, actual: test.y, output, size, threshold });
  if (shape.task === 'number') return { predictions, evaluation: evaluateRegression({ actual: test.y, predicted: output, loss }) };
  const predicted = classesOf(output, size, thresholdFor(shape.task, threshold));
  const evaluation = evaluateClassification({ actual: test.y, predicted, labels: shape.classes, loss, binary: shape.task === 'binary' });
  return { predictions, evaluation };
}
