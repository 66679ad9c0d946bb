import { z } from 'zod';
import type { ErrorInfo } from '../errors';
import type { ModelId, ProblemId, RunId, Sha256 } from '../ids';
import type { Evaluation } from '../leaderboard/evaluation';
import type { ModelSpec } from '../model/model';
import type { FoldPlace } from '../problem/split-spec';

/** What a callback looks at: loss or metric, of the training part or of the part held back. */
export const monitors = ['val_loss', 'loss', 'val_metric', 'metric'] as const;
export type Monitor = (typeof monitors)[number];

const monitored = {
  monitor: z.enum(monitors).default('val_loss'),
  /** Whether less or more is better; `auto` knows it from what is monitored, as Keras does. */
  mode: z.enum(['auto', 'min', 'max']).default('auto'),
};

/** Keras's EarlyStopping. */
export const earlyStoppingSchema = z.strictObject({
  ...monitored,
  patience: z.int().nonnegative().default(5),
  min_delta: z.number().nonnegative().default(0),
  restore_best_weights: z.boolean().default(true),
  /** Epochs before it begins to look. */
  start_from_epoch: z.int().nonnegative().default(0),
});

/** Keras's ReduceLROnPlateau. */
export const reduceRateSchema = z.strictObject({
  ...monitored,
  factor: z.number().gt(0).lt(1).default(0.1),
  patience: z.int().nonnegative().default(10),
  min_delta: z.number().nonnegative().default(0.0001),
  cooldown: z.int().nonnegative().default(0),
  min_lr: z.number().nonnegative().default(0),
});

export const engineChoices = ['auto', 'built-in', 'tensorflow'] as const;
export type EngineChoice = (typeof engineChoices)[number];
export const deviceChoices = ['auto', 'cpu', 'gpu'] as const;
export type DeviceChoice = (typeof deviceChoices)[number];

export const trainingSpecSchema = z.strictObject({
  epochs: z.int().min(1).max(100_000).default(5),
  /** So many steps, each with a batch drawn at random from the training part, in place of epochs; null trains by epochs. */
  steps: z.int().min(1).max(100_000_000).nullable().default(null),
  batch_size: z.int().min(1).max(65_536).default(32),
  shuffle: z.boolean().default(true),
  /** Which part early stopping and the validation curves look at: `auto` is the validation part, or the test part where there are two parts. */
  validation: z.enum(['auto', 'test']).default('auto'),
  early_stopping: earlyStoppingSchema.nullable().default(earlyStoppingSchema.parse({})),
  reduce_lr_on_plateau: reduceRateSchema.nullable().default(null),
  /** Ends with the weights of the best epoch although nothing stops early: Keras's ModelCheckpoint with `save_best_only`. */
  keep_best_weights: z.boolean().default(false),
  /** Factors of the classes' losses by label; `balanced` is scikit-learn's, from the training part. */
  class_weight: z
    .union([z.literal('balanced'), z.record(z.string(), z.number().min(0).max(1e6))])
    .nullable()
    .default(null),
  /** How finely `history.csv` is written. */
  history: z.enum(['epochs', 'steps']).default('epochs'),
  /** Probability above which a binary answer counts as the second class. */
  threshold: z.number().gt(0).lt(1).default(0.5),
  /** `auto` times a few steps on everything there is and takes the fastest. */
  engine: z.enum(engineChoices).default('auto'),
  device: z.enum(deviceChoices).default('auto'),
});

export type TrainingSpec = z.output<typeof trainingSpecSchema>;
export type TrainingSpecInput = z.input<typeof trainingSpecSchema>;

export type RunState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

/**
 * Figures of one finished epoch, or of one stretch of a training by steps. `metric` is accuracy for classes and mean absolute error for
 * numbers.
 */
export interface EpochRecord {
  /** From 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly metric: number;
  readonly valLoss: number;
  readonly valMetric: number;
  /** Of the epoch's last step; runs of earlier versions do not have it. */
  readonly learningRate?: number | undefined;
  /** Since training began. */
  readonly seconds: number;
}

/** A training step of the run's own model and batch, timed on something that can compute it. */
export interface EngineTiming {
  readonly engine: 'built-in' | 'tensorflow';
  readonly device: 'cpu' | 'gpu';
  /** Cores that it used; 1 where the engine decides itself. */
  readonly threads: number;
  /** Milliseconds a step. */
  readonly stepMs: number;
}

/** Where and with what a run was made. */
export interface RunEnvironment {
  readonly seqbench: string;
  readonly engine: string;
  readonly device: string;
  /** What was timed before training, fastest first: the first was taken. Left out where there was nothing to choose from. */
  readonly timings?: readonly EngineTiming[] | undefined;
  readonly runtime: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
}

/** Which of several folds a run is trained on, and with which others it makes one result. */
export interface RunFold extends FoldPlace {
  /** Id of the first of the runs that were asked for together, one a fold; the same in all of them. */
  readonly group: RunId;
}

/** One training of one model on one problem with one seed. */
export interface RunRecord {
  readonly id: RunId;
  readonly problemId: ProblemId;
  readonly modelId: ModelId;
  /** The model as it was when the run began. */
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
  readonly seed: number;
  /** Left out where the problem is trained as one. */
  readonly fold?: RunFold | undefined;
  readonly preparedHash: Sha256;
  readonly state: RunState;
  readonly params: number;
  /** Why it failed. */
  readonly reason: ErrorInfo | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly epochs: readonly EpochRecord[];
  /** Epoch whose weights the run ended with; from 1. */
  readonly bestEpoch: number | null;
  /** Training time without start-up, in seconds. */
  readonly seconds: number | null;
  /** Median time of one training step, in milliseconds. */
  readonly stepMs: number | null;
  /** On the test part, with the weights the run ended with. */
  readonly evaluation: Evaluation | null;
  readonly weightsHash: Sha256 | null;
  readonly environment: RunEnvironment | null;
}

/** Sent while a run trains, ten times a second at most. */
export interface RunProgress {
  readonly runId: RunId;
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  /** Running mean of the current epoch. */
  readonly loss: number;
  readonly metric: number;
  /** Estimated seconds left, if all epochs are run. */
  readonly secondsLeft: number | null;
}
