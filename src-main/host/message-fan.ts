type Listener = (message: unknown) => void;

/** Gives each message to every listener; messages that come before the first listener wait for it. */
export class MessageFan {
  private readonly listeners = new Set<Listener>();
  private waiting: unknown[] = [];

  deliver(message: unknown): void {
    if (this.listeners.size === 0) this.waiting.push(message);
    for (const listener of [...this.listeners]) listener(message);
  }

  /** @returns a function that stops listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    const held = this.waiting;
    this.waiting = [];
    for (const message of held) listener(message);
    return () => this.listeners.delete(listener);
  }
}
