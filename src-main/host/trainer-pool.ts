import type { ProcessHost } from './process-host';
import { Trainer } from './trainer';

/** Starts trainers; keeps one started ahead where it will be wanted, so that a run does not wait for a process to come up. */
export class TrainerPool {
  private spare: Trainer | null = null;

  constructor(private readonly processes: ProcessHost) {}

  /** @returns a trainer that has no run yet */
  take(): Trainer {
    const spare = this.spare;
    this.spare = null;
    return spare?.usable ? spare : this.start();
  }

  /** Starts a trainer ahead, or ends the one that waits. */
  keepSpare(wanted: boolean): void {
    if (wanted) this.spare = this.spare?.usable ? this.spare : this.start();
    else void this.dispose();
  }

  async dispose(): Promise<void> {
    const spare = this.spare;
    this.spare = null;
    await spare?.end();
  }

  private start(): Trainer {
    return new Trainer(this.processes.start('trainer-process'));
  }
}
