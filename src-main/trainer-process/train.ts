import type { RunResult, TrainerJob } from '../contract/trainer';
import { evaluateClassification } from '../core/leaderboard/classification';
import type { Evaluation } from '../core/leaderboard/evaluation';
import { evaluateRegression } from '../core/leaderboard/regression';
import type { Trainable } from '../engine/engine';
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
  probabilitiesOf,
  rowsContinue,
  thresholdFor,
  type TrainingPart,
} from '../engine/fit';
import type { Samples } from '../core/problem/samples';
import type { Snapshot, SnapshotPart } from '../formats/snapshot';
import { chooseEngine, type EngineTaken } from './choose-engine';
import type { EngineSource } from './engines';
import { describeEnvironment } from './environment';
import { loadSnapshot } from './load-snapshot';
import { startFromWeights } from './load-weights';
import { predictionsCsv } from './predictions';
import { RunFolder } from './run-folder';
import { hashWeights } from './weights-hash';

export interface TrainOptions {
  readonly job: TrainerJob;
  /** What may be chosen from. */
  readonly engines: readonly EngineSource[];
  readonly clock: FitClock;
  readonly listener: FitListener;
}

/**
 * One run from its snapshot to its result, everything kept in its folder.
 *
 * @throws SeqbenchError for a snapshot that is not the one wanted, an engine that is not there, a model that cannot be built, a loss that
 *   is not finite; an error of the file system where the folder cannot be written
 */
export async function train(options: TrainOptions): Promise<RunResult> {
  const { job, engines, clock, listener } = options;
  const { model, training, seed } = job;
  const snapshot = loadSnapshot(job.snapshot, job.snapshotHash);
  const rows = Math.max(snapshot.train.rows.length, snapshot.test.rows.length);
  const built = { model, input: snapshot.header.shape.input, seed, maxBatch: Math.min(rows, training.batch_size) };
  const timing = { train: writtenOut(snapshot.train), training, clock, cancelled: () => listener.cancelled() };
  const taken = await chooseEngine({ ...built, ...timing, sources: engines, threads: job.threads ?? 1 });
  const { device, threads } = taken;
  const trainable = await taken.engine.build(model, built.input, seed, { maxBatch: built.maxBatch, device: device.kind, threads });
  try {
    startFromWeights(job, trainable);
    return await trainAndKeep(options, taken, snapshot, trainable);
  } finally {
    trainable.dispose();
  }
}

async function trainAndKeep(
  { job, clock, listener }: TrainOptions,
  taken: EngineTaken,
  snapshot: Snapshot,
  trainable: Trainable,
): Promise<RunResult> {
  const folder = new RunFolder(job, trainable, () => clock.now());
  let kept: KeptWeights | null = null;
  const fitted = await fit({
    trainable,
    train: writtenOut(snapshot.train),
    validation: writtenOut(snapshot.test),
    training: job.training,
    task: snapshot.header.shape.task,
    labels: snapshot.header.shape.classes,
    fromLogits: job.model.loss_options.from_logits,
    seed: job.seed,
    clock,
    listener: {
      onProgress: (progress) => listener.onProgress(progress),
      cancelled: () => listener.cancelled(),
      onStep: (step) => folder.addStep(step),
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
    environment: describeEnvironment(taken, job.seqbench),
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
  const part = writtenOut(test);
  const output = new Float32Array(part.y.length * size);
  const batches = new Batches(part, trainable.targetSize, batchSize);
  const fromLogits = job.model.loss_options.from_logits;
  const metric = metricFor(shape.task, size, threshold, fromLogits);
  const continues = rowsContinue(job.training);
  const figures = await evaluatePart({ trainable, batches, metric, pacer: new Pacer(clock), cancelled: () => false, continues, output });
  const loss = figures?.loss ?? 0;
  const values = probabilitiesOf(output, size, shape.task, fromLogits);
  const predictions = predictionsCsv({ shape, rows: test.rows, actual: part.y, output: values, size, threshold });
  if (shape.task === 'number') return { predictions, evaluation: evaluateRegression({ actual: part.y, predicted: output, loss }) };
  const predicted = classesOf(values, size, thresholdFor(shape.task, threshold));
  const classes = { labels: shape.classes, binary: shape.task === 'binary' };
  return { predictions, evaluation: evaluateClassification({ actual: part.y, predicted, scores: { values, size }, ...classes, loss }) };
}

function writtenOut({ x, y }: SnapshotPart): TrainingPart {
  return { x: allOf(x), y: allOf(y) };
}

function allOf(samples: Samples): Float32Array {
  const whole = samples.view(0, samples.count);
  if (whole) return whole;
  const values = new Float32Array(samples.count * samples.size);
  samples.gather(null, 0, samples.count, values);
  return values;
}
