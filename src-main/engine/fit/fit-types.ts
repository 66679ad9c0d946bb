import type { Task } from '../../core/problem/problem';
import type { Transform } from '../../core/problem/scaling-spec';
import type { EpochRecord, TrainingSpec } from '../../core/run/run';
import type { EngineState, Trainable } from '../engine';
import type { CallbackState } from './callbacks';
import type { FitClock } from './pacer';
import type { TrainingPart } from './part';
import type { Sampler } from './sampler';

export interface FitInput {
  readonly trainable: Trainable;
  readonly train: TrainingPart;
  /** The part that early stopping and the validation curves look at. */
  readonly validation: TrainingPart;
  readonly training: TrainingSpec;
  readonly task: Task;
  /** What was done to the numbers that are predicted, by target column; the metric is in their own unit. Nothing where left out. */
  readonly transforms?: readonly Transform[];
  /** Class labels in order of their index, by which class weights are named; empty for a number. */
  readonly labels: readonly string[];
  /** Whether a classifier's answers are logits; not where left out. */
  readonly fromLogits?: boolean;
  /** Seeds the order of the rows, or their drawing; the trainable has been seeded by whoever built it. */
  readonly seed: number;
  readonly clock: FitClock;
  readonly listener: FitListener;
  /** Draws the batches of a training by steps; left out, they are rows of the training part. */
  readonly sampler?: Sampler;
  /** Where to go on; left out, training begins. */
  readonly from?: FitStart;
}

export interface FitListener {
  /** After every pause within an epoch, some fifty times a second. */
  onProgress(progress: StepProgress): void;
  /** After every step, where the history is wanted by step. */
  onStep?(step: StepRecord): void;
  /** At the end of every epoch, before the next begins. */
  onEpoch(epoch: EpochEnd): void;
  cancelled(): boolean;
}

/** Running means of the current epoch. */
export interface StepProgress {
  readonly epoch: number;
  /** How many there are, if all are run. */
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly metric: number;
  /** Since training began. */
  readonly seconds: number;
}

/** One training step: figures of its own batch, before its update. */
export interface StepRecord {
  /** From 1, counted over all epochs. */
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly metric: number;
  /** That the step was made with. */
  readonly learningRate: number;
}

export interface EpochEnd {
  readonly record: EpochRecord;
  /** What the run would end with if it ended now. */
  readonly kept: KeptWeights;
  readonly callbacks: CallbackState;
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
  readonly callbacks: CallbackState;
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
