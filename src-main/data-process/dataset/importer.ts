import type { Input } from '../../contract/commands';
import { SeqbenchError } from '../../contract/errors';
import type { EventListener } from '../../contract/rpc';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { Project } from '../project';
import { importFormula } from './formula/import-formula';
import { importFiles } from './import/import-file';
import type { ImportContext } from './import/watch-query';

/** Imports one file after another, each of which can be cancelled. */
export class Importer {
  private readonly jobs = new Map<string, AbortController>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly emit: EventListener) {}

  /** @throws SeqbenchError `request.refused` for a job name that is taken, and what `importFiles` throws */
  import(project: Project, { paths, job, options }: Input<'dataset.import'>): Promise<DatasetSummary> {
    return this.run(job, (context) => importFiles(project, paths, options, context));
  }

  /** @throws SeqbenchError `request.refused` for a job name that is taken, and what `importFormula` throws */
  fromFormula(project: Project, { name, formula, job }: Input<'dataset.fromFormula'>): Promise<DatasetSummary> {
    return this.run(job, (context) => importFormula(project, name, formula, context));
  }

  private async run(job: string, work: (context: ImportContext) => Promise<DatasetSummary>): Promise<DatasetSummary> {
    if (this.jobs.has(job)) throw new SeqbenchError({ code: 'request.refused', message: 'This import is running already.', value: job });
    const controller = new AbortController();
    this.jobs.set(job, controller);
    const { signal } = controller;
    const context = { signal, onProgress: this.progressOf(job) };
    const mine = this.last.then(() => work(context));
    this.last = mine.catch(() => undefined);
    try {
      // Not every query of DuckDB can be interrupted at once: who cancelled does not wait for it, the next import does.
      return await Promise.race([mine, aborted(signal)]);
    } finally {
      this.jobs.delete(job);
    }
  }

  /** A job that has ended meanwhile is no error. */
  cancel(job: string): void {
    this.jobs.get(job)?.abort(cancelled());
  }

  /** Cancels everything. @returns when nothing runs any more */
  async stop(): Promise<void> {
    for (const job of this.jobs.keys()) this.cancel(job);
    await this.last;
  }

  /** Tells of a job ten times a second at most, and of every new phase. */
  private progressOf(job: string): ImportContext['onProgress'] {
    let toldPhase = '';
    let toldAt = 0;
    return (phase, share) => {
      const now = performance.now();
      if (phase === toldPhase && now - toldAt < 100) return;
      toldPhase = phase;
      toldAt = now;
      this.emit('dataset.importProgress', { job, phase, share });
    };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as SeqbenchError);
    });
  });
}

function cancelled(): SeqbenchError {
  return new SeqbenchError({ code: 'dataset.import-cancelled', message: 'The import was cancelled; nothing was kept of it.' });
}
