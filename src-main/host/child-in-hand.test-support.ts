import { MessageFan } from './message-fan';
import type { ChildHandle, ExitListener } from './process-host';

/** A child whose messages and end the test decides, for what cannot be had from a real one at will: order, silence, bad timing. */
export class ChildInHand implements ChildHandle {
  readonly pid = undefined;
  readonly received: unknown[] = [];
  readonly signals: string[] = [];
  private readonly messages = new MessageFan();
  private readonly exits = new Set<ExitListener>();
  private ended: readonly [number | null, string | null] | null = null;

  /** @param obedient whether a signal ends it at once */
  constructor(private readonly obedient = true) {}

  send(message: unknown): void {
    this.received.push(message);
  }

  onMessage(listener: (message: unknown) => void): () => void {
    return this.messages.listen(listener);
  }

  onExit(listener: ExitListener): () => void {
    if (this.ended) listener(...this.ended);
    else this.exits.add(listener);
    return () => this.exits.delete(listener);
  }

  kill(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): void {
    this.signals.push(signal);
    if (this.obedient || signal === 'SIGKILL') this.exit(null, signal);
  }

  /** Says something to its parent. */
  say(message: unknown): void {
    this.messages.deliver(message);
  }

  exit(code: number | null, signal: string | null): void {
    if (this.ended) return;
    this.ended = [code, signal];
    for (const listener of this.exits) listener(code, signal);
  }
}
