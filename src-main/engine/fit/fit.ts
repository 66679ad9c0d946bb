import type { EpochRecord } from '../../core/run/run';
import { plannedEpochs, stretchSteps } from '../../core/run/stretch';
import { metricFor, type MetricSum } from './answers';
import { type CallbackState, freshCallbacks, judgeEpoch } from './callbacks';
import { classWeights } from './class-weights';
import { evaluatePart } from './evaluate';
import { EpochFeed, type Feed, StepFeed } from './feed';
import type { FitInput, FitResult, KeptWeights } from './fit-types';
import { expectFiniteLoss, notFinite } from './not-finite';
import { Pacer } from './pacer';
import { type Batch, Batches } from './part';
import { rowsContinue } from './rows-continue';
import { RunningMean } from './running-mean';
import { allValues } from '../../core/problem/samples';
import { RandomRows } from './sampler';
import { StepTimes } from './step-times';

/**
 * Trains as Keras's `fit` does: batches, epochs (or stretches of steps, see `stretchSteps`), callbacks, and the kept weights put back at
 * the end, also where all epochs were run. Knows nothing of any engine.
 *
 * @throws SeqbenchError `run.not-finite` where the loss or a weight is no longer finite
 */
export function fit(input: FitInput): Promise<FitResult> {
  return new Fit(input).run();
}

/** A step, and the running means of its epoch. */
interface StepPlace {
  readonly epoch: number;
  readonly step: number;
  readonly loss: RunningMean;
  readonly metric: RunningMean;
}

class Fit {
  private readonly metric: MetricSum;
  private readonly feed: Feed;
  private readonly validation: Batches;
  /** Epochs there are, if nothing stops them. */
  private readonly planned: number;
  private readonly pacer: Pacer;
  private readonly times = new StepTimes();
  private readonly continues: boolean;
  private readonly began: number;
  private readonly epochs: EpochRecord[];
  private callbacks: CallbackState;
  private kept: KeptWeights | null;

  constructor(private readonly input: FitInput) {
    const { trainable, validation, training, clock, from } = input;
    this.metric = metricOf(input);
    this.feed = feedFor(input);
    this.validation = new Batches(validation, trainable.targetSize, training.batch_size);
    this.planned = plannedEpochs(training);
    this.pacer = new Pacer(clock);
    this.continues = rowsContinue(training);
    if (from) trainable.restore(from.state);
    this.epochs = [...(from?.epochs ?? [])];
    this.callbacks = from?.callbacks ?? freshCallbacks;
    this.kept = from?.kept ?? null;
    this.began = clock.now() - (this.epochs.at(-1)?.seconds ?? 0) * 1000;
  }

  async run(): Promise<FitResult> {
    const ending = await this.train();
    if (this.kept) this.input.trainable.setWeights(this.kept.values);
    return { epochs: this.epochs, ending, bestEpoch: this.kept?.epoch ?? null, seconds: this.seconds, stepMs: this.times.median };
  }

  private async train(): Promise<FitResult['ending']> {
    for (let epoch = this.epochs.length + 1; epoch <= this.planned; epoch += 1) {
      const figures = await this.epoch(epoch);
      if (!figures) return 'cancelled';
      if (this.endEpoch({ epoch, ...figures, seconds: this.seconds })) break;
    }
    return this.epochs.length < this.planned ? 'stopped-early' : 'all-epochs';
  }

  /** One pass over the training rows, or one stretch of steps, and one over the validation rows. @returns null where it was cancelled */
  private async epoch(epoch: number): Promise<Omit<EpochRecord, 'epoch' | 'seconds'> | null> {
    const { trainable, listener } = this.input;
    const trained = await this.trainRows(epoch);
    if (!trained) return null;
    const weightsAt = trainable.notFiniteLayer();
    if (weightsAt !== null) throw notFinite('weights', epoch, null, weightsAt);
    const { validation: batches, metric, pacer, continues } = this;
    const validated = await evaluatePart({ trainable, batches, metric, pacer, continues, cancelled: () => listener.cancelled() });
    if (!validated) return null;
    if (!Number.isFinite(validated.loss)) throw notFinite('validation loss', epoch, null, trainable.notFiniteLayer());
    return { ...trained, valLoss: validated.loss, valMetric: validated.metric };
  }

  private async trainRows(epoch: number): Promise<Pick<EpochRecord, 'loss' | 'metric' | 'learningRate'> | null> {
    const { listener } = this.input;
    const loss = new RunningMean();
    const metric = new RunningMean();
    const steps = this.feed.begin(epoch);
    let learningRate = 0;
    for (let step = 1; step <= steps; step += 1) {
      const batch = this.feed.next();
      if (batch.steps !== null) await this.input.trainable.setLength?.(batch.steps);
      learningRate = this.trainStep(batch, { epoch, step, loss, metric });
      if (this.pacer.due) {
        const place = { epoch, epochs: this.planned, step, steps };
        listener.onProgress({ ...place, loss: loss.value, metric: metric.value, seconds: this.seconds });
        await this.pacer.rest();
      }
      if (listener.cancelled()) return null;
    }
    return { loss: loss.value, metric: metric.value, learningRate };
  }

  /** @returns the learning rate of the step */
  private trainStep(batch: Batch, { epoch, step, loss, metric }: StepPlace): number {
    const { trainable, clock, training, listener } = this.input;
    const learningRate = trainable.learningRate();
    if (step === 1 || !this.continues) trainable.resetStates();
    const before = clock.now();
    const result = trainable.trainStep(batch.x, batch.target, batch.weights);
    this.times.add(clock.now() - before);
    expectFiniteLoss(result.loss, trainable, batch, epoch, step);
    const score = this.metric(result.output, batch.y);
    loss.addMean(result.loss, batch.rows);
    metric.addSum(score, batch.rows);
    if (training.history === 'steps') {
      const place = { step: (epoch - 1) * this.feed.epochSteps + step, epoch };
      listener.onStep?.({ ...place, loss: result.loss, metric: score / batch.rows, learningRate });
    }
    return learningRate;
  }

  /** @returns whether training stops here */
  private endEpoch(record: EpochRecord): boolean {
    const { training, trainable, listener, task } = this.input;
    this.epochs.push(record);
    const verdict = judgeEpoch(this.callbacks, record, trainable.learningRate(), training, task);
    this.callbacks = verdict.state;
    if (verdict.rate !== null) trainable.setLearningRate(verdict.rate);
    if (!this.kept || verdict.keep) {
      this.kept = { epoch: record.epoch, values: trainable.weights().map((tensor) => tensor.values.slice()) };
    }
    const last = verdict.stop || record.epoch === this.planned;
    listener.onEpoch({ record, kept: this.kept, callbacks: this.callbacks, last });
    return last;
  }

  private get seconds(): number {
    return (this.input.clock.now() - this.began) / 1000;
  }
}

function feedFor({ trainable, train, training, labels, seed, sampler }: FitInput): Feed {
  const weights = training.class_weight === null ? null : classWeights(training.class_weight, allValues(train.y), labels);
  const batches = new Batches(train, trainable.targetSize, training.batch_size, weights);
  if (training.steps === null) return new EpochFeed(batches, seed, training.shuffle);
  return new StepFeed(sampler ?? new RandomRows(batches, seed), training.steps, stretchSteps(training.steps));
}

function metricOf({ trainable, train, task, training, fromLogits, transforms }: FitInput): MetricSum {
  const targets = train.y.size;
  return metricFor({ task, targets, size: trainable.outputSize / targets, threshold: training.threshold, fromLogits, transforms });
}
