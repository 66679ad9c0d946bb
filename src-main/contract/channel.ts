/** Two ends of a message pipe, whatever carries it: utility process, child process, or memory. */
export interface Channel {
  send(message: unknown): void;
  /** @returns a function that stops listening */
  onMessage(listener: (message: unknown) => void): () => void;
}

/** Two connected ends in memory, for tests; delivery is asynchronous and copies through JSON, as a process border does. */
export function channelPair(): readonly [Channel, Channel] {
  const listeners: [Set<Listener>, Set<Listener>] = [new Set(), new Set()];
  const end = (own: Set<Listener>, other: Set<Listener>): Channel => ({
    send(message) {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      void Promise.resolve().then(() => {
        for (const listener of other) listener(copy);
      });
    },
    onMessage(listener) {
      own.add(listener);
      return () => own.delete(listener);
    },
  });
  return [end(listeners[0], listeners[1]), end(listeners[1], listeners[0])];
}

type Listener = (message: unknown) => void;
