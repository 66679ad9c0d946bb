import type { FromTrainer, TrainerJob } from '../contract/trainer';
import { secondsLeft } from '../core/run/progress';
import type { EpochRecord } from '../core/run/run';
import { Throttle } from '../core/run/throttle';
import type { FitClock, StepProgress } from '../engine/fit';

/** Milliseconds between two messages on how far a run is, and on the epochs that ended. */
const tellEvery = 100;

/** Tells how one run goes, no more often than anyone can see. */
export class RunMessages {
  private readonly progress = new Throttle(tellEvery);
  private readonly epochs = new Throttle(tellEvery);
  /** Epochs that ended and were not told yet. */
  private untold: EpochRecord[] = [];

  constructor(
    private readonly job: TrainerJob,
    private readonly clock: FitClock,
    private readonly send: (message: FromTrainer) => void,
  ) {}

  step({ seconds, ...progress }: StepProgress): void {
    if (!this.progress.due(this.clock.now())) return;
    this.tellEpochs();
    this.send({ kind: 'progress', progress: { runId: this.job.runId, ...progress, secondsLeft: secondsLeft(progress, seconds) } });
  }

  epoch(record: EpochRecord): void {
    this.untold.push(record);
    if (this.epochs.due(this.clock.now())) this.tellEpochs();
  }

  /** Before the message that ends the run: all that is still untold. */
  tellEpochs(): void {
    if (this.untold.length > 0) this.send({ kind: 'epochs', epochs: this.untold });
    this.untold = [];
  }
}
