import type { ErrorInfo } from '../../src-main/core/errors';
import type { Audit } from '../../src-main/core/problem/audit';
import type { ProblemRecord } from '../../src-main/core/problem/problem';
import { api } from '../api/api';
import { Latest } from './latest.svelte';

/** An audit that takes longer shows how far it is, in milliseconds. */
const patience = 600;

/** The leakage audit of the current problem, made again whenever it changes. */
export class AuditStore {
  /** How far a long audit is, from 0 to 1; null while none is. */
  share = $state<number | null>(null);
  /** The user ended it. */
  stopped = $state(false);
  private readonly answer = new Latest<Audit>();
  private asked = 0;
  private began = 0;

  /** Of the problem as it stands, or as it stood before the last change while that is looked at. */
  get value(): Audit | null {
    return this.answer.error ? null : this.answer.value;
  }

  get error(): ErrorInfo | null {
    return this.answer.error;
  }

  get busy(): boolean {
    return this.answer.waiting;
  }

  /** @param delay milliseconds to wait for further changes */
  refresh(problem: ProblemRecord | null, delay = 0): void {
    this.end();
    this.stopped = false;
    if (!problem) {
      this.answer.clear();
      return;
    }
    const job = jobOf(this.asked);
    void this.answer.ask(async () => {
      this.began = performance.now();
      const audit = await api.invoke('problem.audit', { datasetId: problem.datasetId, spec: problem.spec, job });
      if (job === jobOf(this.asked)) this.share = null;
      return audit;
    }, delay);
  }

  /** Ends an audit that takes too long. */
  stop(): void {
    this.end();
    this.answer.clear();
    this.stopped = true;
  }

  /** Told by the data process. */
  told(job: string, share: number): void {
    if (this.busy && job === jobOf(this.asked) && performance.now() - this.began > patience) this.share = share;
  }

  /** What goes on, if anything, is not wanted any more. */
  private end(): void {
    // One that has not begun, or has ended, is no matter.
    if (this.busy) void api.invoke('problem.cancelAudit', { job: jobOf(this.asked) }).catch(() => undefined);
    this.asked += 1;
    this.share = null;
  }
}

function jobOf(ticket: number): string {
  return `audit-${ticket}`;
}
