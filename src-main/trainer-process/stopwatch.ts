import type { EngineTiming, TrainingSpec } from '../core/run/run';
import type { Trainable } from '../engine/engine';
import { Batches, type FitClock } from '../engine/fit';
import { buildModel, type ModelToBuild } from './build-model';
import type { Candidate } from './candidates';

/** A training whose steps are timed. */
export interface TimedTraining extends ModelToBuild {
  readonly training: TrainingSpec;
  readonly maxBatch: number;
  readonly clock: FitClock;
  readonly cancelled: () => boolean;
}

/** Milliseconds that the timing of one candidate may take, and after which enough was seen, but for the fewest steps. */
const longest = 300;
const enough = 12;
const fewestSteps = 3;
const mostSteps = 50;
/** A step shorter than this, in milliseconds, gains nothing from a second core. */
const worthThreads = 0.3;

interface Timed {
  readonly candidate: Candidate;
  readonly stepMs: number;
}

/** Times candidates, each once, and knows the fastest. */
export class Stopwatch {
  private readonly timed: Timed[] = [];
  private readonly seen = new Map<Candidate, number | null>();

  constructor(private readonly training: TimedTraining) {}

  /** @returns milliseconds a step; null where it was not worth timing, where it failed, and after a cancel */
  async time(candidate: Candidate): Promise<number | null> {
    const known = this.seen.get(candidate);
    if (known !== undefined) return known;
    await this.training.clock.pause();
    const stepMs = this.training.cancelled() || this.isTooShort(candidate) ? null : await this.measure(candidate);
    this.seen.set(candidate, stepMs);
    if (stepMs !== null) this.timed.push({ candidate, stepMs });
    this.timed.sort((a, b) => a.stepMs - b.stepMs);
    return stepMs;
  }

  /** @param otherwise what is taken where nothing could be timed; training on it then says why */
  fastest(otherwise: Candidate): Candidate {
    return this.timed[0]?.candidate ?? otherwise;
  }

  /** Fastest first. */
  get timings(): readonly EngineTiming[] {
    return this.timed.map(({ candidate: { engine, device, threads }, stepMs }) => ({
      engine: engine.name,
      device: device.kind,
      threads,
      stepMs,
    }));
  }

  private isTooShort({ engine, threads }: Candidate): boolean {
    return threads > 1 && this.timed.some(({ candidate, stepMs }) => candidate.engine === engine && stepMs < worthThreads);
  }

  private async measure({ engine, device, threads }: Candidate): Promise<number | null> {
    const { maxBatch } = this.training;
    try {
      const trainable = await buildModel(engine, this.training, { maxBatch, device: device.kind, threads });
      try {
        return await this.timeSteps(trainable);
      } finally {
        trainable.dispose();
      }
    } catch {
      // One that cannot train this is not the fastest; where no other can either, training itself says what is wrong.
      return null;
    }
  }

  /**
   * The least of some steps on the first batch: compilers are still at work in the others. Where the first step already takes longer than a
   * timing may, it stands alone.
   */
  private async timeSteps(trainable: Trainable): Promise<number> {
    const { train, training, clock } = this.training;
    const batches = new Batches(train, trainable.targetSize, training.batch_size);
    const batch = batches.gather(0, batches.natural);
    if (batch.steps !== null) await trainable.setLength?.(batch.steps);
    const step = (): number => {
      const before = clock.now();
      trainable.trainStep(batch.x, batch.target);
      return clock.now() - before;
    };
    let least = step();
    let spent = least;
    const isEnough = (count: number): boolean => (count >= fewestSteps && spent >= enough) || spent + least > longest || count >= mostSteps;
    for (let count = 1; !isEnough(count); count += 1) {
      const taken = step();
      least = Math.min(least, taken);
      spent += taken;
    }
    return least;
  }
}
