/** Saves that wait for a pause in the editing; of several for the same key only the last is made, and they never overlap. */
export class SaveQueue {
  private readonly waiting = new Map<string, () => Promise<unknown>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param delay milliseconds without a further change before a save is made */
  constructor(private readonly delay: number) {}

  /** @param save must not reject: it tells its own failure */
  add(key: string, save: () => Promise<unknown>): void {
    this.waiting.set(key, save);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.delay);
  }

  /** Takes back what was not made yet. @returns whether it was still waiting */
  drop(key: string): boolean {
    return this.waiting.delete(key);
  }

  /** Makes all waiting saves now. @returns when they and those before them are made */
  flush(): Promise<unknown> {
    clearTimeout(this.timer);
    const saves = [...this.waiting.values()];
    this.waiting.clear();
    for (const save of saves) this.last = this.last.then(save);
    return this.last;
  }
}
