import type { Channel } from '../contract/channel';
import { toErrorInfo } from '../contract/errors';
import type { FromTrainer, TrainerJob } from '../contract/trainer';
import { secondsLeft } from '../core/run/progress';
import type { EpochRecord } from '../core/run/run';
import { Throttle } from '../core/run/throttle';
import type { FitClock, StepProgress } from '../engine/fit';
import type { EngineSource } from './engines';
import { toTrainerSchema } from './job';
import { surveyEngines } from './survey';
import { train } from './train';

/** Milliseconds between two messages on how far a run is, and on the epochs that ended. */
const tellEvery = 100;

const clock: FitClock = {
  now: () => performance.now(),
  // Messages are read between two rounds of the event loop.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

/** Serves one run: waits for its job, trains, tells how it ended. The one who started it ends it. */
export class TrainerProcess {
  private cancelled = false;
  private started = false;
  private readonly progress = new Throttle(tellEvery);
  private readonly epochs = new Throttle(tellEvery);
  /** Epochs that ended and were not told yet. */
  private untold: EpochRecord[] = [];

  constructor(
    private readonly channel: Channel,
    private readonly engines: readonly EngineSource[],
  ) {
    channel.onMessage((message) => {
      this.receive(message);
    });
    this.send({ kind: 'ready' });
  }

  private receive(message: unknown): void {
    const parsed = toTrainerSchema.safeParse(message);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.') ?? '';
      this.send({ kind: 'failed', error: { code: 'request.invalid', message: 'The run’s job is not valid.', place } });
    } else if (parsed.data.kind === 'cancel') {
      this.cancelled = true;
      this.send({ kind: 'cancelling' });
    } else if (!this.started) {
      this.started = true;
      void (parsed.data.kind === 'survey' ? this.survey() : this.run(parsed.data.job));
    }
  }

  private async survey(): Promise<void> {
    try {
      this.send({ kind: 'surveyed', engines: await surveyEngines(this.engines) });
    } catch (thrown) {
      this.send({ kind: 'failed', error: toErrorInfo(thrown) });
    }
  }

  private async run(job: TrainerJob): Promise<void> {
    try {
      const result = await train({
        job,
        engines: this.engines,
        clock,
        listener: {
          onProgress: (progress) => {
            this.tell(job, progress);
          },
          onEpoch: ({ record }) => {
            this.untold.push(record);
            if (this.epochs.due(clock.now())) this.tellEpochs();
          },
          cancelled: () => this.cancelled,
        },
      });
      this.tellEpochs();
      this.send({ kind: 'ended', state: result.state });
    } catch (thrown) {
      this.tellEpochs();
      this.send({ kind: 'failed', error: toErrorInfo(thrown) });
    }
  }

  private tell(job: TrainerJob, { seconds, ...progress }: StepProgress): void {
    if (!this.progress.due(clock.now())) return;
    this.tellEpochs();
    this.send({ kind: 'progress', progress: { runId: job.runId, ...progress, secondsLeft: secondsLeft(progress, seconds) } });
  }

  private tellEpochs(): void {
    if (this.untold.length > 0) this.send({ kind: 'epochs', epochs: this.untold });
    this.untold = [];
  }

  private send(message: FromTrainer): void {
    this.channel.send(message);
  }
}
