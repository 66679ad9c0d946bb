import type { ErrorInfo } from '../../src-main/core/errors';
import type { ProblemOutcome, ProblemRecord } from '../../src-main/core/problem/problem';
import { api } from '../api/api';
import { Latest } from './latest.svelte';

/** What comes out of the current problem, asked again whenever it changes. */
export class OutcomeStore {
  private readonly answer = new Latest<ProblemOutcome>();

  /** Null where nothing is known, or it cannot be said. */
  get value(): ProblemOutcome | null {
    return this.answer.error ? null : this.answer.value;
  }

  get error(): ErrorInfo | null {
    return this.answer.error;
  }

  get checking(): boolean {
    return this.answer.waiting;
  }

  /** @param delay milliseconds to wait for further changes */
  refresh(problem: ProblemRecord | null, delay = 0): void {
    if (!problem) this.answer.clear();
    else void this.answer.ask(() => api.invoke('problem.check', { datasetId: problem.datasetId, spec: problem.spec }), delay);
  }
}
