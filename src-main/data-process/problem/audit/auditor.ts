import type { Input } from '../../../contract/commands';
import { SeqbenchError } from '../../../contract/errors';
import type { EventListener } from '../../../contract/rpc';
import type { Sha256 } from '../../../core/ids';
import type { Audit } from '../../../core/problem/audit';
import { openTable } from '../../dataset/table';
import { sha256 } from '../../files';
import type { Project } from '../../project';
import { getDataset } from '../../store/datasets';
import { auditDataset, type OnShare } from './audit';

/** Audits that are remembered: of the problems that were looked at last. */
const remembered = 64;
const tellEvery = 100;

/** Makes audits, remembers them by what they depend on, and ends them where they are not wanted any more. */
export class Auditor {
  private readonly known = new Map<Sha256, Audit>();
  private readonly jobs = new Map<string, AbortController>();

  constructor(private readonly emit: EventListener) {}

  /** @throws SeqbenchError `dataset.unknown`, `problem.audit-cancelled` */
  async audit(project: Project, { datasetId, spec, job }: Input<'problem.audit'>): Promise<Audit> {
    const key = sha256(JSON.stringify([getDataset(project.store, datasetId).summary.hash, spec]));
    const known = this.known.get(key);
    if (known) return known;
    const controller = new AbortController();
    if (job !== null) this.jobs.set(job, controller);
    try {
      const audit = await auditDataset(project, await openTable(project, datasetId), spec, this.watch(job, controller.signal));
      this.remember(key, audit);
      return audit;
    } finally {
      if (job !== null && this.jobs.get(job) === controller) this.jobs.delete(job);
    }
  }

  /** A job that has ended meanwhile is no error. */
  cancel(job: string): void {
    this.jobs.get(job)?.abort();
  }

  private remember(key: Sha256, audit: Audit): void {
    this.known.set(key, audit);
    const [oldest] = this.known.keys();
    if (this.known.size > remembered && oldest !== undefined) this.known.delete(oldest);
  }

  private watch(job: string | null, signal: AbortSignal): OnShare {
    let toldAt = 0;
    return (share) => {
      if (signal.aborted) throw new SeqbenchError({ code: 'problem.audit-cancelled', message: 'The audit was ended.' });
      const now = performance.now();
      if (job === null || now - toldAt < tellEvery) return;
      toldAt = now;
      this.emit('problem.auditProgress', { job, share });
    };
  }
}
