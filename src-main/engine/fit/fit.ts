import type { Task } from '../../core/problem/problem';
import type { EpochRecord, TrainingSpec } from '../../core/run/run';
import type { EngineState, Trainable } from '../engine';
import { metricFor, type MetricSum } from './answers';
import { afterEpoch, freshStopping, type StoppingState } from './early-stopping';
import { evaluatePart } from './evaluate';
import { notFinite } from './not-finite';
import { epochOrder } from './order';
import { type FitClock, Pacer } from './pacer';
import { Batches, type TrainingPart } from './part';
import { RunningMean } from './running-mean';
import { StepTimes } from './step-times';

export interface FitInput {
  readonly trainable: Trainable;
  readonly train: TrainingPart;
  readonly validation: TrainingPart;
  readonly training: TrainingSpec;
  readonly task: Task;
  /** Seeds the order of the rows; the trainable has been seeded by whoever built it. */
  readonly seed: number;
  readonly clock: FitClock;
  readonly listener: FitListener;
  /** Where to go on; left out, training begins. */
  readonly from?: FitStart;
}

export interface FitListener {
  /** After every pause within an epoch, some fifty times a second. */
  onProgress(progress: StepProgress): void;
  /** At the end of every epoch, before the next begins. */
  onEpoch(epoch: EpochEnd): void;
  cancelled(): boolean;
}

/** Running means of the current epoch. */
export interface StepProgress {
  readonly epoch: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly metric: number;
  /** Since training began. */
  readonly seconds: number;
}

export interface EpochEnd {
  readonly record: EpochRecord;
  /** What the run would end with if it ended now. */
  readonly kept: KeptWeights;
  readonly stopping: StoppingState;
  /** Whether no epoch follows. */
  readonly last: boolean;
}

/** The weights at the end of an epoch. */
export interface KeptWeights {
  readonly epoch: number;
  /** In the trainable's order. */
  readonly values: readonly Float32Array[];
}

/** A place to go on from, to the same bits: the end of an epoch. */
export interface FitStart {
  readonly epochs: readonly EpochRecord[];
  readonly stopping: StoppingState;
  readonly state: EngineState;
  readonly kept: KeptWeights;
}

export interface FitResult {
  readonly epochs: readonly EpochRecord[];
  readonly ending: 'all-epochs' | 'stopped-early' | 'cancelled';
  /** Epoch whose weights the trainable now has, from 1; null where it was cancelled before the first ended. */
  readonly bestEpoch: number | null;
  readonly seconds: number;
  /** Median of a training step. */
  readonly stepMs: number | null;
}

/**
 * Keras's `fit` over either engine: rows shuffled in every epoch, a last smaller batch kept, losses and metrics as means over rows,
 * validation after every epoch, early stopping with the best weights restored whichever way training ends (`on_train_end`).
 * A cancelled run ends with the weights of the epoch it would have kept.
 *
 * @throws SeqbenchError `run.not-finite` where a loss is not a number any more
 */
export async function fit(input: FitInput): Promise<FitResult> {
  return new Fit(input).run();
}

class Fit {
  private readonly batches: Batches;
  private readonly validation: Batches;
  private readonly metric: MetricSum;
  private readonly pacer: Pacer;
  private readonly times = new StepTimes();
  private readonly epochs: EpochRecord[];
  private readonly began: number;
  private stopping: StoppingState;
  private kept: KeptWeights | null;

  constructor(private readonly input: FitInput) {
    const { trainable, train, validation, training, task, clock, from } = input;
    this.batches = new Batches(train, trainable.targetSize, training.batch_size);
    this.validation = new Batches(validation, trainable.targetSize, training.batch_size);
    this.metric = metricFor(task, trainable.outputSize, training.threshold);
    this.pacer = new Pacer(clock);
    this.epochs = [...(from?.epochs ?? [])];
    this.stopping = from?.stopping ?? freshStopping;
    this.kept = from?.kept ?? null;
    this.began = clock.now() - 1000 * (this.epochs.at(-1)?.seconds ?? 0);
    if (from) trainable.restore(from.state);
  }

  async run(): Promise<FitResult> {
    const ending = await this.train();
    if (this.kept) this.input.trainable.setWeights(this.kept.values);
    return { epochs: this.epochs, ending, bestEpoch: this.kept?.epoch ?? null, seconds: this.seconds, stepMs: this.times.median };
  }

  private async train(): Promise<FitResult['ending']> {
    const { training } = this.input;
    for (let epoch = this.epochs.length + 1; epoch <= training.epochs; epoch += 1) {
      const figures = await this.epoch(epoch);
      if (!figures) return 'cancelled';
      if (this.endEpoch({ epoch, ...figures, seconds: this.seconds })) break;
    }
    return this.epochs.length < training.epochs ? 'stopped-early' : 'all-epochs';
  }

  /** One pass over the training rows and one over the validation rows. @returns null where it was cancelled */
  private async epoch(epoch: number): Promise<Omit<EpochRecord, 'epoch' | 'seconds'> | null> {
    const { trainable, listener } = this.input;
    const trained = await this.trainRows(epoch);
    if (!trained) return null;
    const validated = await evaluatePart(trainable, this.validation, this.metric, this.pacer, () => listener.cancelled());
    if (!validated) return null;
    if (!Number.isFinite(validated.loss)) throw notFinite('validation loss', epoch, null);
    return { loss: trained.loss, metric: trained.metric, valLoss: validated.loss, valMetric: validated.metric };
  }

  private async trainRows(epoch: number): Promise<{ readonly loss: number; readonly metric: number } | null> {
    const { trainable, train, training, seed, clock, listener } = this.input;
    const order = training.shuffle ? epochOrder(train.y.length, seed, epoch) : null;
    const loss = new RunningMean();
    const metric = new RunningMean();
    for (let step = 0; step < this.batches.count; step += 1) {
      const batch = this.batches.gather(step, order);
      const before = clock.now();
      const result = trainable.trainStep(batch.x, batch.target);
      this.times.add(clock.now() - before);
      if (!Number.isFinite(result.loss)) throw notFinite('loss', epoch, step + 1);
      loss.addMean(result.loss, batch.rows);
      metric.addSum(this.metric(result.output, batch.y), batch.rows);
      if (this.pacer.due) {
        listener.onProgress({
          epoch,
          step: step + 1,
          steps: this.batches.count,
          loss: loss.value,
          metric: metric.value,
          seconds: this.seconds,
        });
        await this.pacer.rest();
      }
      if (listener.cancelled()) return null;
    }
    return { loss: loss.value, metric: metric.value };
  }

  /** @returns whether training stops here */
  private endEpoch(record: EpochRecord): boolean {
    const { training, trainable, listener } = this.input;
    this.epochs.push(record);
    const spec = training.early_stopping;
    const judged = spec ? afterEpoch(this.stopping, record.epoch, record.valLoss, spec) : null;
    if (judged) this.stopping = judged.state;
    if (!this.kept || judged?.improved !== false || !this.restoresBest) {
      this.kept = { epoch: record.epoch, values: trainable.weights().map((tensor) => tensor.values.slice()) };
    }
    const last = judged?.stop === true || record.epoch === training.epochs;
    listener.onEpoch({ record, kept: this.kept, stopping: this.stopping, last });
    return last;
  }

  private get restoresBest(): boolean {
    return this.input.training.early_stopping?.restore_best_weights ?? false;
  }

  private get seconds(): number {
    return (this.input.clock.now() - this.began) / 1000;
  }
}
