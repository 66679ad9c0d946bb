import { availableParallelism } from 'node:os';
import type { AnyCommandName, CreatedRuns, Input, Output } from '../contract/commands';
import type { TrainerJob } from '../contract/trainer';
import { toErrorInfo } from '../contract/errors';
import type { EventListener } from '../contract/rpc';
import type { ProblemId, RunId } from '../core/ids';
import type { RunRecord } from '../core/run/run';
import { trainingWork } from '../core/run/work';
import { SpareTrainers } from './spare-trainers';
import type { Trainer, TrainerOutcome } from './trainer';

export interface RunQueueOptions {
  readonly startTrainer: () => Trainer;
  /** Asks the data process; a request that is lost with it is made again. */
  readonly store: <Name extends AnyCommandName>(command: Name, input: Input<Name>) => Promise<Output<Name>>;
  /** How many train at once. */
  readonly jobs: number;
  /** Cores that those who train share; as many as there are where left out. */
  readonly cores?: number;
  readonly onEvent: EventListener;
  /** Seqbench's own version, for the record of a run's surroundings. */
  readonly version: string;
}

interface QueuedRun {
  readonly record: RunRecord;
  readonly job: TrainerJob;
  /** See `trainingWork`. */
  readonly work: number;
}

/**
 * Runs, one at a time in a trainer process, as many processes at once as there are jobs; a process goes on with the next run where it says
 * that it is as good as new. One request comes after the other; of the runs of a request the longest begin, so that no core waits at the end
 * for a long one that came last.
 */
export class RunQueue {
  private waiting: QueuedRun[] = [];
  private readonly training = new Map<RunId, Trainer>();
  /** Everything under way, until the store has its end. */
  private readonly open = new Map<RunId, Promise<void>>();
  /** Problems that a request waits for until they are written down. */
  private readonly preparing = new Set<ProblemId>();
  /** The latest request to start runs, until they are queued. */
  private starting: Promise<unknown> = Promise.resolve();
  private readonly spares: SpareTrainers;

  constructor(private readonly options: RunQueueOptions) {
    this.spares = new SpareTrainers(options.startTrainer);
  }

  /** Starts processes for runs that are about to be asked for. @param runs how many; 0 where none come after all */
  expect(runs: number): void {
    this.spares.keep(Math.min(runs, Math.max(0, this.options.jobs - this.training.size)));
  }

  /** Runs that are queued, train, or whose end is being stored. */
  get live(): readonly RunId[] {
    return [...this.waiting.map(({ record }) => record.id), ...this.open.keys()];
  }

  start(input: Input<'run.start'>): Promise<readonly RunRecord[]> {
    const queued = this.enqueue(input);
    this.starting = Promise.allSettled([this.starting, queued]);
    return queued;
  }

  /** Ends runs; those that train keep what they have done. Unknown and ended ones are passed over. */
  cancel(runIds: readonly RunId[]): void {
    const chosen = new Set(runIds);
    const dropped = this.waiting.filter(({ record }) => chosen.has(record.id));
    this.waiting = this.waiting.filter(({ record }) => !chosen.has(record.id));
    for (const { record } of dropped) this.track(record.id, this.ended(record, { state: 'cancelled', reason: null }));
    for (const id of chosen) this.training.get(id)?.cancel();
  }

  /** @returns when nothing is queued, trains or is being stored any more */
  async idle(): Promise<void> {
    while (this.waiting.length > 0 || this.open.size > 0) await Promise.all(this.open.values());
  }

  /** Cancels everything. @returns when every run is stored as ended */
  async cancelAll(): Promise<void> {
    // One that ends by itself meanwhile is no error, and whoever asked for runs is told how it ended.
    for (const problemId of [...this.preparing]) await this.options.store('problem.cancelPrepare', { problemId }).catch(() => undefined);
    await this.starting;
    this.cancel(this.live);
    await this.idle();
  }

  private async enqueue(input: Input<'run.start'>): Promise<readonly RunRecord[]> {
    this.expect(input.modelIds.length);
    this.preparing.add(input.problemId);
    try {
      const created = await this.options.store('store.createRuns', input);
      for (const record of created.runs) this.options.onEvent('run.changed', record);
      const queued = jobsOf(created, this.options.version);
      this.waiting.push(...(this.options.jobs > 1 ? queued.toSorted((a, b) => b.work - a.work) : queued));
      this.fill();
      return created.runs;
    } finally {
      this.preparing.delete(input.problemId);
      this.expect(0);
    }
  }

  private fill(): void {
    while (this.training.size < this.options.jobs) {
      const threads = this.coresForNext();
      const next = this.waiting.shift();
      if (!next) break;
      const trainer = this.spares.take();
      this.training.set(next.record.id, trainer);
      this.track(next.record.id, this.run({ ...next, job: { ...next.job, threads } }, trainer));
    }
  }

  /** An even share of the cores among all that will train beside the next run. */
  private coresForNext(): number {
    const sharing = Math.min(this.options.jobs, this.training.size + this.waiting.length);
    return Math.max(1, Math.floor((this.options.cores ?? availableParallelism()) / Math.max(1, sharing)));
  }

  private track(id: RunId, work: Promise<void>): void {
    this.open.set(
      id,
      work.finally(() => this.open.delete(id)),
    );
  }

  private async run({ record, job }: QueuedRun, trainer: Trainer): Promise<void> {
    const outcome = trainer.train(job, {
      onProgress: (progress) => this.options.onEvent('run.progress', progress),
      onEpochs: (epochs) => this.options.onEvent('run.epochs', { runId: record.id, epochs }),
    });
    const started = this.started(record);
    const ending = await outcome;
    // The next run begins before this one's end is stored: its place is free.
    this.training.delete(record.id);
    this.spares.give(trainer);
    this.fill();
    this.spares.endUnwanted();
    await started;
    await this.ended(record, ending);
    // Whoever waits for the queue to be idle may rely on it that no process is left.
    if (!trainer.alive) await trainer.end();
  }

  private async started(record: RunRecord): Promise<void> {
    try {
      this.options.onEvent('run.changed', await this.options.store('store.runStarted', { runId: record.id }));
    } catch (thrown) {
      this.options.onEvent('app.fault', toErrorInfo(thrown));
    }
  }

  private async ended(record: RunRecord, { state, reason }: TrainerOutcome): Promise<void> {
    try {
      this.options.onEvent('run.changed', await this.options.store('store.runEnded', { runId: record.id, state, reason }));
    } catch (thrown) {
      // The run's folder still has its result; what the window shows must not stay at "running".
      const fault = toErrorInfo(thrown);
      this.options.onEvent('app.fault', fault);
      this.options.onEvent('run.changed', { ...record, state: 'failed', reason: reason ?? fault });
    }
  }
}

function jobsOf({ runs, prepared, folders, weights }: CreatedRuns, version: string): readonly QueuedRun[] {
  return zip(runs, prepared).map(([record, { path, hash, shape, train }], index) => ({
    record,
    work: trainingWork(record.model, shape, record.training, train.rows),
    job: {
      version: 1,
      runId: record.id,
      folder: folders[index] ?? '',
      snapshot: path,
      snapshotHash: hash,
      shape,
      model: record.model,
      training: record.training,
      seed: record.seed,
      seqbench: version,
      ...(weights[index] ? { weights: weights[index] } : {}),
    },
  }));
}

function zip<One, Other>(some: readonly One[], others: readonly Other[]): readonly (readonly [One, Other])[] {
  return some.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other] as const];
  });
}
