import type { RunResult, TrainerJob } from '../contract/trainer';
import type { Trainable } from '../engine/engine';
import { fit, type FitClock, type FitListener, type FitResult, type KeptWeights, type Sampler } from '../engine/fit';
import type { Snapshot } from '../formats/snapshot';
import { answerTest } from './answer-test';
import { AnywhereSampler } from './anywhere';
import { buildModel } from './build-model';
import { chooseEngine, type EngineTaken } from './choose-engine';
import type { EngineSource } from './engines';
import { describeEnvironment } from './environment';
import { FormulaWindows } from './formula-windows';
import { loadSnapshot } from './load-snapshot';
import { startFromWeights } from './load-weights';
import { largestBatch, trainingPart, watchedPart, withBalance } from './parts';
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
  const { shape } = snapshot.header;
  const maxBatch = largestBatch(snapshot, training);
  const built = { model, input: shape.input, seed, train: trainingPart(snapshot.train, shape) };
  const timing = { training, maxBatch, clock, cancelled: () => listener.cancelled() };
  const taken = await chooseEngine({ ...built, ...timing, sources: engines, threads: shape.open ? 1 : (job.threads ?? 1) });
  const { device, threads } = taken;
  const trainable = taken.trainable ?? (await buildModel(taken.engine, built, { maxBatch, device: device.kind, threads }));
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
  const { header } = snapshot;
  const folder = new RunFolder(job, trainable, () => clock.now());
  const sampler = await samplerFor(job, snapshot);
  let kept: KeptWeights | null = null;
  const fitted = await fit({
    trainable,
    train: trainingPart(snapshot.train, header.shape),
    validation: trainingPart(watchedPart(snapshot, job.training), header.shape),
    training: withBalance(job.training, header),
    task: header.shape.task,
    transforms: header.transforms.targets,
    labels: header.shape.classes,
    fromLogits: job.model.loss_options.from_logits,
    seed: job.seed,
    clock,
    ...(sampler ? { sampler } : {}),
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

/** Windows that begin anywhere in a formula's training part; null where batches are made of rows. */
async function samplerFor({ training, seed }: TrainerJob, { header }: Snapshot): Promise<Sampler | null> {
  const windows = training.steps === null ? null : await FormulaWindows.of(header);
  return windows && new AnywhereSampler(windows, training.batch_size, seed);
}

function summaryOf({ epochs, bestEpoch, seconds, stepMs }: FitResult): Pick<RunResult, 'epochs' | 'bestEpoch' | 'seconds' | 'stepMs'> {
  return { epochs, bestEpoch, seconds, stepMs };
}
