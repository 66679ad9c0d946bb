import type { Bridge } from '../../src-main/contract/bridge';
import type { CommandName, Input, Output } from '../../src-main/contract/commands';
import { SeqbenchError } from '../../src-main/contract/errors';
import type { EventName, Events } from '../../src-main/contract/events';

declare global {
  interface Window {
    /** Put there by the preload script; read here and nowhere else. */
    api?: Bridge;
  }
}

/** Commands without an input are called without one. */
type InputOf<Name extends CommandName> = undefined extends Input<Name> ? [] : [input: Input<Name>];

function bridge(): Bridge {
  if (window.api) return window.api;
  throw new SeqbenchError({
    code: 'internal',
    message: 'The window is not connected to Seqbench.',
    remedy: 'Close it and start Seqbench again.',
  });
}

/** The window's only way out: commands, events and the paths of dropped files. */
export const api = {
  /** @throws SeqbenchError what the other side answered with */
  async invoke<Name extends CommandName>(command: Name, ...input: InputOf<Name>): Promise<Output<Name>> {
    // `InputOf` leaves the input out exactly where the command takes none.
    const [value] = input as readonly [Input<Name>];
    const answer = await bridge().invoke(command, value);
    if (answer.ok) return answer.value;
    throw new SeqbenchError(answer.error);
  },

  /** @returns a function that stops listening */
  on<Name extends EventName>(event: Name, listener: (payload: Events[Name]) => void): () => void {
    return bridge().on(event, listener);
  },

  /** @returns the absolute path of a dropped file, or an empty string where it has none */
  pathForFile(file: File): string {
    return bridge().pathForFile(file);
  },
};

/** Puts a bridge in the place of the preload's; for tests. */
export function installBridge(replacement: Bridge): void {
  window.api = replacement;
}
