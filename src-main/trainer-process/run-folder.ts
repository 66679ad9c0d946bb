import { join } from 'node:path';
import type { RunResult, TrainerJob } from '../contract/trainer';
import { Throttle } from '../core/run/throttle';
import type { Trainable } from '../engine/engine';
import type { EpochEnd, KeptWeights, StepRecord } from '../engine/fit';
import { encodeBest } from '../formats/weights';
import { encodeCheckpoint } from './checkpoint';
import { writeDurably } from './durable-file';
import { Journal } from './journal';
import { StepHistory } from './step-history';

/**
 * Milliseconds between two flushes of journal and checkpoint. Epochs that are shorter share one: three flushes take 3 to 30 ms of a disk,
 * which is a tenth of an epoch of 100 ms. A power cut costs this much work at most, and a dying process no line of the journal, since every
 * line is with the system at once.
 */
const flushEvery = 500;

/** The folder that belongs to one run; nothing else is written by a trainer. */
export class RunFolder {
  private readonly journal: Journal;
  private readonly steps: StepHistory | null;
  private readonly flush = new Throttle(flushEvery);
  private bestEpoch = 0;

  constructor(
    private readonly job: TrainerJob,
    private readonly trainable: Trainable,
    private readonly now: () => number,
  ) {
    writeDurably(this.path('job.json'), [`${JSON.stringify(job, null, 2)}\n`]);
    this.journal = new Journal(this.path('journal.jsonl'));
    this.steps = job.training.history === 'steps' ? new StepHistory(this.path('steps.csv'), job.shape.task) : null;
  }

  /** Keeps one step, where the history is wanted by step. */
  addStep(step: StepRecord): void {
    this.steps?.add(step);
  }

  /** Keeps what a finished epoch brought. */
  addEpoch({ record, kept, callbacks, last }: EpochEnd): void {
    this.journal.add(record);
    if (!this.flush.due(this.now()) && !last) return;
    this.steps?.flush();
    this.journal.flush();
    const header = { version: 1, runId: this.job.runId, epoch: record.epoch, seconds: record.seconds, ...callbacks } as const;
    writeDurably(this.path('checkpoint.bin'), encodeCheckpoint(header, this.trainable.state()));
    this.writeBest(kept);
  }

  /**
   * Keeps how the run ended; the result comes last, so that a folder with a result is complete.
   *
   * @param kept null where no epoch ended
   * @param predictions CSV; null where nothing was evaluated
   */
  finish(result: RunResult, kept: KeptWeights | null, predictions: Iterable<string> | null): void {
    this.steps?.close();
    this.journal.close();
    if (kept) this.writeBest(kept);
    if (predictions !== null) writeDurably(this.path('predictions.csv'), predictions);
    writeDurably(this.path('result.json'), [`${JSON.stringify(result, null, 2)}\n`]);
  }

  private writeBest(kept: KeptWeights): void {
    if (kept.epoch === this.bestEpoch) return;
    const tensors = this.trainable.weights().map(({ name, shape }) => ({ name, shape: [...shape] }));
    writeDurably(this.path('best.bin'), encodeBest({ version: 1, runId: this.job.runId, epoch: kept.epoch, tensors }, kept.values));
    this.bestEpoch = kept.epoch;
  }

  private path(name: string): string {
    return join(this.job.folder, name);
  }
}
