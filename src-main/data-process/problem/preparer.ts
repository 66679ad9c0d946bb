import { SeqbenchError } from '../../contract/errors';
import type { EventListener } from '../../contract/rpc';
import type { ProblemId } from '../../core/ids';
import type { PreparedProblem, ProblemRecord } from '../../core/problem/problem';
import type { Project } from '../project';
import { prepareProblem, type PrepareWatch } from './prepare';

const everyMs = 100;

/** A preparation that is under way. */
interface Job {
  readonly spec: string;
  readonly result: Promise<PreparedProblem>;
  cancelled: boolean;
}

/** Prepares problems, tells how far it is, and ends it where it is not wanted any more. Two who ask for one problem wait for one preparation. */
export class Preparer {
  private readonly jobs = new Map<ProblemId, Job>();

  constructor(private readonly emit: EventListener) {}

  /** @throws SeqbenchError `problem.prepare-cancelled`, and what `prepareProblem` throws */
  async prepare(project: Project, problem: ProblemRecord): Promise<PreparedProblem> {
    const spec = JSON.stringify([problem.datasetId, problem.spec]);
    const running = this.jobs.get(problem.id);
    if (running?.spec === spec && !running.cancelled) return running.result;
    const job: Job = {
      spec,
      cancelled: false,
      result: Promise.resolve().then(() =>
        prepareProblem(
          project,
          problem,
          this.watch(problem.id, () => job),
        ),
      ),
    };
    this.jobs.set(problem.id, job);
    try {
      return await job.result;
    } finally {
      if (this.jobs.get(problem.id) === job) this.jobs.delete(problem.id);
    }
  }

  /** One that has ended meanwhile is no error. */
  cancel(id: ProblemId): void {
    const job = this.jobs.get(id);
    if (job) job.cancelled = true;
  }

  /** Cancels everything. @returns when nothing runs any more */
  async stop(): Promise<void> {
    const running = [...this.jobs.values()];
    for (const job of running) job.cancelled = true;
    await Promise.allSettled(running.map(({ result }) => result));
  }

  private watch(problemId: ProblemId, job: () => Job): PrepareWatch {
    let toldStage = '';
    let toldAt = 0;
    return {
      onProgress: (phase, share, fold) => {
        if (job().cancelled) {
          throw new SeqbenchError({ code: 'problem.prepare-cancelled', message: 'The preparation was cancelled; nothing was kept of it.' });
        }
        const now = performance.now();
        const stage = `${phase} ${fold?.number ?? ''}`;
        if (stage === toldStage && now - toldAt < everyMs) return;
        toldStage = stage;
        toldAt = now;
        this.emit('problem.prepareProgress', { problemId, phase, share, ...(fold ? { fold } : {}) });
      },
    };
  }
}
