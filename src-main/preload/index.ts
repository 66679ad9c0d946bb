import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Answer, type Bridge, eventChannel, invokeChannel } from '../contract/bridge';
import type { CommandName, Input, Output } from '../contract/commands';
import { type EventName, eventNames } from '../contract/events';

/** The open commands of the contract's routes; written in by the build. */
declare const OPEN_COMMANDS: readonly string[];

const bridge: Bridge = {
  async invoke<Name extends CommandName>(command: Name, input: Input<Name>) {
    if (!OPEN_COMMANDS.includes(command)) throw new Error(`There is no command “${command}”.`);
    return (await ipcRenderer.invoke(invokeChannel, command, input)) as Answer<Output<Name>>;
  },
  on(event, listener) {
    if (!eventNames.includes(event)) throw new Error(`There is no event “${event}”.`);
    const forward = (_event: unknown, name: EventName, payload: Parameters<typeof listener>[0]): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.removeListener(eventChannel, forward);
    };
  },
  pathForFile: (file) => (file instanceof File ? pathOf(file) : ''),
};

/** Electron 29 moved the path from the file itself to `webUtils`; older runtimes have no `webUtils`. */
function pathOf(file: File): string {
  const utilities = webUtils as typeof webUtils | undefined;
  if (utilities) return utilities.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}

contextBridge.exposeInMainWorld('api', bridge);
