import type { Channel } from '../contract/channel';

/** The children there are; the name is also the folder of their built code. */
export type ProcessEntry = 'data-process' | 'trainer-process';

/** How a child ended: an exit code, or the signal that ended it. Electron's utility processes know no signal. */
export type ExitListener = (code: number | null, signal: string | null) => void;

/** The parent's side of a running child. */
export interface ChildHandle extends Channel {
  /** Undefined until it is spawned, and where it could not be. */
  readonly pid: number | undefined;
  /**
   * Called once, at once where the child has already ended.
   *
   * @returns a function that stops listening
   */
  onExit(listener: ExitListener): () => void;
  /** `SIGTERM` asks, `SIGKILL` ends it whatever it does. */
  kill(signal?: 'SIGTERM' | 'SIGKILL'): void;
}

/** Starts children: Electron utility processes in the app, Node child processes under the command line. */
export interface ProcessHost {
  start(entry: ProcessEntry): ChildHandle;
}
