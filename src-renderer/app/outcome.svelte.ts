import type { ProblemOutcome, ProblemRecord } from '../../src-main/core/problem/problem';
import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';
import { api } from '../api/api';

/** What comes out of the current problem, asked again whenever it changes; only the latest answer counts. */
export class OutcomeStore {
  value = $state.raw<ProblemOutcome | null>(null);
  error = $state.raw<ErrorInfo | null>(null);
  checking = $state(false);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param delay milliseconds to wait for further changes */
  refresh(problem: ProblemRecord | null, delay = 0): void {
    clearTimeout(this.timer);
    this.asked += 1;
    if (!problem) {
      this.value = null;
      this.error = null;
      this.checking = false;
      return;
    }
    this.checking = true;
    const ticket = this.asked;
    this.timer = setTimeout(() => void this.ask(problem, ticket), delay);
  }

  private async ask(problem: ProblemRecord, ticket: number): Promise<void> {
    try {
      const value = await api.invoke('problem.check', { datasetId: problem.datasetId, spec: problem.spec });
      if (ticket !== this.asked) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (ticket !== this.asked) return;
      this.value = null;
      this.error = toErrorInfo(thrown);
    }
    this.checking = false;
  }
}
