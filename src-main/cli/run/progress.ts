import type { EventListener } from '../../contract/rpc';

/** Shows how the runs get on. */
export interface Progress {
  readonly onEvent: EventListener;
  /** Something worth a line of its own. */
  say(text: string): void;
  /** Leaves the terminal as it was found; nothing is shown afterwards. */
  end(): void;
}
