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

/** A run that a trainer was given. */
interface GivenRun {
  readonly job: TrainerJob;
  readonly listener: TrainerListener;
  readonly settle: (outcome: TrainerOutcome) => void;
  /** How far it is, in words; null before the first step. */
  place: string | null;
}

/**
 * One trainer process, from its start to its end. It trains one run, and another where it says itself that it is as good as new; whatever
 * else happens ends it: a failure, a cancel, an end that nobody asked for.
 */
export class Trainer {
  private ready = false;
  private over = false;
  private run: GivenRun | null = null;
  private cancelled = false;
  private killTimer: ReturnType<typeof setTimeout> | undefined;
  private gone: Promise<void> | null = null;
  /** How it went, for a run that comes too late. */
  private death: { readonly code: number | null; readonly signal: string | null } = { code: null, signal: null };

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

  /** Whether it can be given a run, or trains one. */
  get alive(): boolean {
    return !this.over;
  }

  /** Gives it a run; one at a time. @returns how the run ended; never rejects */
  train(job: TrainerJob, listener: TrainerListener): Promise<TrainerOutcome> {
    if (this.over) return Promise.resolve(this.diedAt(null));
    return new Promise((settle) => {
      this.run = { job, listener, settle, place: null };
      if (this.ready) this.send({ kind: 'start', job });
    });
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
    this.over = true;
    this.gone ??= endChild(this.child, 500);
    return this.gone;
  }

  private receive(message: FromTrainer): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        if (this.run) this.send({ kind: 'start', job: this.run.job });
        return;
      case 'progress':
        if (!this.run) return;
        this.run.place = whereWords(message.progress, this.run.job.training);
        this.run.listener.onProgress(message.progress);
        return;
      case 'cancelling':
        this.killAfter(this.patience.toSave);
        return;
      case 'epochs':
        this.run?.listener.onEpochs(message.epochs);
        return;
      case 'ended':
        // A cancel that is still under way must not meet the next run.
        this.finish({ state: message.state, reason: null }, message.again && !this.cancelled);
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
    this.death = { code, signal };
    this.finish(this.cancelled ? { state: 'cancelled', reason: null } : this.diedAt(this.run?.place ?? null));
  }

  private diedAt(place: string | null): TrainerOutcome {
    const { code, signal } = this.death;
    return { state: 'failed', reason: trainerDied(code, signal, place) };
  }

  private finish(outcome: TrainerOutcome, again = false): void {
    const { run } = this;
    if (this.over && !run) return;
    this.run = null;
    this.over = !again;
    clearTimeout(this.killTimer);
    run?.settle(outcome);
    if (this.over) void this.end();
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
