import type { Cut } from './by-length';
import { epochOrder } from './order';
import type { Batch, Batches } from './part';
import type { Sampler } from './sampler';

/** Gives the batches of a training, epoch by epoch; an epoch's batches depend on nothing but the seed and its number. */
export interface Feed {
  /** Steps of every epoch but the last, which may be shorter. */
  readonly epochSteps: number;
  /** @param epoch from 1. @returns how many batches it has */
  begin(epoch: number): number;
  /** The next batch of the epoch; the one after overwrites it. */
  next(): Batch;
}

/** Every row once an epoch: Keras's `fit(shuffle=…)`. */
export class EpochFeed implements Feed {
  readonly epochSteps: number;
  private cut: Cut;
  private step = 0;

  constructor(
    private readonly batches: Batches,
    private readonly seed: number,
    private readonly shuffle: boolean,
  ) {
    this.epochSteps = batches.count;
    this.cut = batches.natural;
  }

  begin(epoch: number): number {
    if (this.shuffle) this.cut = this.batches.cut(epochOrder(this.batches.rows, this.seed, epoch));
    this.step = 0;
    return this.epochSteps;
  }

  next(): Batch {
    const batch = this.batches.gather(this.step, this.cut);
    this.step += 1;
    return batch;
  }
}

/** Batches drawn at random; what stands for an epoch is a stretch of steps. */
export class StepFeed implements Feed {
  /** @param steps of the whole training */
  constructor(
    private readonly sampler: Sampler,
    private readonly steps: number,
    readonly epochSteps: number,
  ) {}

  begin(epoch: number): number {
    this.sampler.begin(epoch);
    return Math.min(this.epochSteps, this.steps - (epoch - 1) * this.epochSteps);
  }

  next(): Batch {
    return this.sampler.draw();
  }
}
