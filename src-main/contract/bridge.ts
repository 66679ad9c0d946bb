import type { ErrorInfo } from '../core/errors';
import type { CommandName, Input, Output } from './commands';
import type { EventName, Events } from './events';

/** An answer as it crosses to the window: Electron would strip an Error to its message, so errors travel as values. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorInfo };

/** `window.api`: all that the sandboxed renderer can reach. */
export interface Bridge {
  invoke<Name extends CommandName>(command: Name, input: Input<Name>): Promise<Answer<Output<Name>>>;
  /** @returns a function that stops listening */
  on<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  /** @returns the absolute path of a file that was dropped on the window, or an empty string */
  pathForFile(file: unknown): string;
}

/** The two Electron channels there are. */
export const invokeChannel = 'seqbench:invoke';
export const eventChannel = 'seqbench:event';
