import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';
import type { Audit } from '../../src-main/core/problem/audit';
import type { ProblemRecord } from '../../src-main/core/problem/problem';
import { api } from '../api/api';

/** An audit that takes longer shows how far it is, in milliseconds. */
const patience = 600;

/** The leakage audit of the current problem, made again whenever it changes; only the latest answer counts. */
export class AuditStore {
  /** Of the problem as it stands, or as it stood before the last change while that is looked at. */
  value = $state.raw<Audit | null>(null);
  error = $state.raw<ErrorInfo | null>(null);
  busy = $state(false);
  /** How far a long audit is, from 0 to 1; null while none is. */
  share = $state<number | null>(null);
  /** The user ended it. */
  stopped = $state(false);
  private asked = 0;
  private began = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param delay milliseconds to wait for further changes */
  refresh(problem: ProblemRecord | null, delay = 0): void {
    clearTimeout(this.timer);
    if (this.busy) this.cancel();
    this.asked += 1;
    this.stopped = false;
    this.share = null;
    this.busy = problem !== null;
    if (!problem) {
      this.value = null;
      this.error = null;
      return;
    }
    const ticket = this.asked;
    this.timer = setTimeout(() => void this.ask(problem, ticket), delay);
  }

  /** Ends an audit that takes too long. */
  stop(): void {
    clearTimeout(this.timer);
    this.cancel();
    this.asked += 1;
    this.value = null;
    this.busy = false;
    this.share = null;
    this.stopped = true;
  }

  /** Told by the data process. */
  told(job: string, share: number): void {
    if (this.busy && job === jobOf(this.asked) && performance.now() - this.began > patience) this.share = share;
  }

  private cancel(): void {
    // One that has not begun, or has ended, is no matter.
    void api.invoke('problem.cancelAudit', { job: jobOf(this.asked) }).catch(() => undefined);
  }

  private async ask(problem: ProblemRecord, ticket: number): Promise<void> {
    this.began = performance.now();
    try {
      const value = await api.invoke('problem.audit', { datasetId: problem.datasetId, spec: problem.spec, job: jobOf(ticket) });
      if (ticket !== this.asked) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (ticket !== this.asked) return;
      this.value = null;
      this.error = toErrorInfo(thrown);
    }
    this.busy = false;
    this.share = null;
  }
}

function jobOf(ticket: number): string {
  return `audit-${ticket}`;
}
