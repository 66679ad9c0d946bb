import type { EngineTiming, TrainingSpec } from '../core/run/run';
import type { EngineState, Trainable } from '../engine/engine';
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
/** Milliseconds of a first step that are put down to compilers and a busy machine, and not to the model: it is not judged by that step alone. */
const longFirstStep = 2000;
const mostSteps = 50;
/** A step shorter than this, in milliseconds, gains nothing from a second core. */
const worthThreads = 0.3;
/** Bytes of a model's state up to which the fastest one is kept for the training itself; building it again takes 20 to 80 ms. */
const mostKept = 2 ** 26;

interface Timed {
  readonly candidate: Candidate;
  readonly stepMs: number;
}

/** A model that was timed, and what it was before. */
interface Kept {
  readonly candidate: Candidate;
  readonly trainable: Trainable;
  readonly fresh: EngineState;
}

/** Times candidates, each once, and knows the fastest. */
export class Stopwatch {
  private readonly timed: Timed[] = [];
  private readonly seen = new Map<Candidate, number | null>();
  private kept: Kept | null = null;

  constructor(private readonly training: TimedTraining) {}

  /**
   * @param goal milliseconds a step that something hangs on: where the first steps take longer, as they do while compilers and others are
   *   at work, it goes on for as long as a timing may
   * @returns milliseconds a step; null where it was not worth timing, where it failed, and after a cancel
   */
  async time(candidate: Candidate, goal = Infinity): Promise<number | null> {
    const known = this.seen.get(candidate);
    if (known !== undefined) return known;
    await this.training.clock.pause();
    const stepMs = this.training.cancelled() || this.isTooShort(candidate) ? null : await this.measure(candidate, goal);
    this.seen.set(candidate, stepMs);
    if (stepMs !== null) this.timed.push({ candidate, stepMs });
    this.timed.sort((a, b) => a.stepMs - b.stepMs);
    return stepMs;
  }

  /** @param otherwise what is taken where nothing could be timed; training on it then says why */
  fastest(otherwise: Candidate): Candidate {
    return this.timed[0]?.candidate ?? otherwise;
  }

  /** @returns the model that was timed for it, as it was before its first step; null where it has to be built */
  take(candidate: Candidate): Trainable | null {
    const { kept } = this;
    if (kept?.candidate !== candidate) return null;
    kept.trainable.restore(kept.fresh);
    this.kept = null;
    return kept.trainable;
  }

  /** Ends what nobody took. */
  dispose(): void {
    this.kept?.trainable.dispose();
    this.kept = null;
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

  private async measure(candidate: Candidate, goal: number): Promise<number | null> {
    const { engine, device, threads } = candidate;
    const { maxBatch } = this.training;
    try {
      const trainable = await buildModel(engine, this.training, { maxBatch, device: device.kind, threads });
      return await this.timeAndKeep(candidate, trainable, goal);
    } catch {
      // One that cannot train this is not the fastest; where no other can either, training itself says what is wrong.
      return null;
    }
  }

  /** A model of open length is laid out for one batch; it is built anew. */
  private async timeAndKeep(candidate: Candidate, trainable: Trainable, goal: number): Promise<number> {
    let kept = false;
    try {
      const fresh = this.training.train.open ? null : trainable.state();
      const stepMs = await this.timeSteps(trainable, goal);
      if (fresh && fresh.byteLength <= mostKept && stepMs < (this.timed[0]?.stepMs ?? Infinity)) {
        this.dispose();
        this.kept = { candidate, trainable, fresh };
        kept = true;
      }
      return stepMs;
    } finally {
      if (!kept) trainable.dispose();
    }
  }

  /**
   * The least of some steps on the first batch: compilers are still at work in the others. Only where the first step takes seconds does it
   * stand alone.
   */
  private async timeSteps(trainable: Trainable, goal: number): Promise<number> {
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
    const isTold = (count: number): boolean => count >= mostSteps || (count >= fewestSteps && spent >= enough && least <= goal);
    const isLong = (count: number): boolean => (count === 1 ? least > longFirstStep : spent + least > longest);
    const isEnough = (count: number): boolean => isTold(count) || isLong(count);
    for (let count = 1; !isEnough(count); count += 1) {
      const taken = step();
      least = Math.min(least, taken);
      spent += taken;
    }
    return least;
  }
}
