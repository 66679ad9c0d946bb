import { whereWords } from '../core/run/progress';
import type { FromTrainer, ToTrainer, TrainerJob } from '../contract/trainer';
import type { ErrorInfo } from '../contract/errors';
import type { EpochRecord, RunProgress } from '../core/run/run';
import { endChild } from './end-child';
import type { ChildHandle } from './process-host';
import { trainerDied } from './trainer-exit';

export interface TrainerOutcome {
  readonly state: 'done' | 'cancelled' | 'failed';
  readonly reason: ErrorInfo | null;
}

export interface TrainerListener {
  onProgress(progress: RunProgress): void;
  onEpochs(epochs: readonly EpochRecord[]): void;
}

/** Milliseconds that a trainer has to say that it heard a cancel, and then to save what was done. */
export interface CancelPatience {
  readonly toAnswer: number;
  readonly toSave: number;
}

export const cancelPatience: CancelPatience = { toAnswer: 2000, toSave: 30_000 };

/** One trainer process, from its start to its end; it trains one run. */
export class Trainer {
  private ready = false;
  private over = false;
  private job: TrainerJob | null = null;
  private listener: TrainerListener | null = null;
  private cancelled = false;
  private killTimer: ReturnType<typeof setTimeout> | undefined;
  private place: string | null = null;
  private gone: Promise<void> | null = null;
  private settle: (outcome: TrainerOutcome) => void = () => undefined;
  private readonly outcome = new Promise<TrainerOutcome>((resolve) => {
    this.settle = resolve;
  });

  constructor(
    private readonly child: ChildHandle,
    private readonly patience = cancelPatience,
  ) {
    child.onMessage((message) => {
      // Sent by our own trainer alone, so its shape is trusted.
      this.receive(message as FromTrainer);
    });
    child.onExit((code, signal) => {
      this.exited(code, signal);
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether it can still be given a run. */
  get alive(): boolean {
    return !this.over;
  }

  /** Gives it its run. @returns how the run ended; never rejects */
  train(job: TrainerJob, listener: TrainerListener): Promise<TrainerOutcome> {
    this.job = job;
    this.listener = listener;
    if (this.ready) this.send({ kind: 'start', job });
    return this.outcome;
  }

  /** Asks the trainer to stop and keep what was done; one that does not answer is ended by force. */
  cancel(): void {
    if (this.cancelled || this.over) return;
    this.cancelled = true;
    this.send({ kind: 'cancel' });
    this.killAfter(this.patience.toAnswer);
  }

  /** Ends the process, whatever it does. */
  end(): Promise<void> {
    this.gone ??= endChild(this.child, 500);
    return this.gone;
  }

  private receive(message: FromTrainer): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        if (this.job) this.send({ kind: 'start', job: this.job });
        return;
      case 'progress':
        if (this.job) this.place = whereWords(message.progress, this.job.training);
        this.listener?.onProgress(message.progress);
        return;
      case 'cancelling':
        this.killAfter(this.patience.toSave);
        return;
      case 'epochs':
        this.listener?.onEpochs(message.epochs);
        return;
      case 'ended':
        this.finish({ state: message.state, reason: null });
        return;
      case 'surveyed':
        // Asked of a trainer without a run alone.
        return;
      case 'failed':
        this.finish({ state: 'failed', reason: message.error });
        return;
    }
  }

  private exited(code: number | null, signal: string | null): void {
    if (this.over) return;
    this.finish(this.cancelled ? { state: 'cancelled', reason: null } : { state: 'failed', reason: trainerDied(code, signal, this.place) });
  }

  private finish(outcome: TrainerOutcome): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.killTimer);
    this.settle(outcome);
    void this.end();
  }

  private killAfter(milliseconds: number): void {
    clearTimeout(this.killTimer);
    this.killTimer = setTimeout(() => {
      this.child.kill('SIGKILL');
    }, milliseconds);
  }

  private send(message: ToTrainer): void {
    this.child.send(message);
  }
}
