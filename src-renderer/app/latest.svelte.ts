import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';

/** The answer to the question that was asked last; answers to earlier ones that come late are let go. */
export class Latest<Value> {
  value = $state.raw<Value | null>(null);
  error = $state.raw<ErrorInfo | null>(null);
  /** A question waits to be asked, or its answer is on its way. */
  waiting = $state(false);
  private asked = 0;

  /**
   * Asks, unless something else is asked before.
   *
   * @param delay milliseconds to wait for that
   */
  async ask(question: () => Promise<Value>, delay = 0): Promise<void> {
    this.asked += 1;
    const own = this.asked;
    this.waiting = true;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (own !== this.asked) return;
    const answer = await question().then(
      (value) => ({ value, error: null }),
      (thrown: unknown) => ({ value: null, error: toErrorInfo(thrown) }),
    );
    if (own !== this.asked) return;
    this.waiting = false;
    this.error = answer.error;
    if (answer.error === null) this.value = answer.value;
  }

  /** There is nothing to ask. */
  clear(): void {
    this.asked += 1;
    this.value = null;
    this.error = null;
    this.waiting = false;
  }
}
