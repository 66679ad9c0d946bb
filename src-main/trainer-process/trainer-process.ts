import type { Channel } from '../contract/channel';
import { toErrorInfo } from '../contract/errors';
import type { FromTrainer, TrainerJob } from '../contract/trainer';
import type { FitClock } from '../engine/fit';
import { mayTrainAnother } from './another-run';
import type { EngineSource } from './engines';
import { toTrainerSchema } from './job';
import { RunMessages } from './run-messages';
import { surveyEngines } from './survey';
import { train } from './train';
import { warmUp } from './warm-up';

const clock: FitClock = {
  now: () => performance.now(),
  // Messages are read between two rounds of the event loop.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

/**
 * Serves runs, one after the other: waits for a job, trains, tells how it ended and whether it may be given another. The one who started it
 * ends it.
 */
export class TrainerProcess {
  /** Spent: whatever comes now, this process has done its last work. */
  private state: 'waiting' | 'busy' | 'spent' = 'waiting';
  private cancelled = false;
  private runs = 0;

  constructor(
    private readonly channel: Channel,
    private readonly engines: readonly EngineSource[],
  ) {
    channel.onMessage((message) => {
      this.receive(message);
    });
    this.send({ kind: 'ready' });
  }

  /** Gets ready for a run that may come; what comes meanwhile is heard between two pieces of it. */
  async warmUp(): Promise<void> {
    await warmUp(() => this.state === 'waiting' && !this.cancelled, clock);
  }

  private receive(message: unknown): void {
    const parsed = toTrainerSchema.safeParse(message);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.') ?? '';
      this.fail({ code: 'request.invalid', message: 'The run’s job is not valid.', place });
    } else if (parsed.data.kind === 'cancel') {
      this.cancelled = true;
      this.send({ kind: 'cancelling' });
    } else if (this.state === 'waiting') {
      this.state = 'busy';
      void (parsed.data.kind === 'survey' ? this.survey() : this.run(parsed.data.job));
    }
  }

  private async survey(): Promise<void> {
    try {
      const engines = await surveyEngines(this.engines);
      this.state = 'spent';
      this.send({ kind: 'surveyed', engines });
    } catch (thrown) {
      this.fail(toErrorInfo(thrown));
    }
  }

  private async run(job: TrainerJob): Promise<void> {
    const messages = new RunMessages(job, clock, (message) => {
      this.send(message);
    });
    try {
      const result = await train({
        job,
        engines: this.engines,
        clock,
        listener: {
          onProgress: (progress) => {
            messages.step(progress);
          },
          onEpoch: ({ record }) => {
            messages.epoch(record);
          },
          cancelled: () => this.cancelled,
        },
      });
      this.runs += 1;
      const past = { result, runs: this.runs, bytes: process.memoryUsage.rss(), sources: this.engines };
      const again = !this.cancelled && mayTrainAnother(past);
      this.state = again ? 'waiting' : 'spent';
      messages.tellEpochs();
      this.send({ kind: 'ended', state: result.state, again });
    } catch (thrown) {
      messages.tellEpochs();
      this.fail(toErrorInfo(thrown));
    }
  }

  private fail(error: Extract<FromTrainer, { kind: 'failed' }>['error']): void {
    this.state = 'spent';
    this.send({ kind: 'failed', error });
  }

  private send(message: FromTrainer): void {
    this.channel.send(message);
  }
}
