import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { forkEntry, takeEarly } from './fork-entry';
import { MessageFan } from './message-fan';
import type { ChildHandle, ExitListener, ProcessEntry, ProcessHost } from './process-host';

/**
 * Node child processes of the built entries.
 *
 * @param outFolder folder that holds `data-process/index.js` and `trainer-process/index.js`; left out, the one beside the running bundle
 */
export function nodeHost(outFolder = path.join(__dirname, '..')): ProcessHost {
  return {
    start(entry: ProcessEntry): ChildHandle {
      const child = takeEarly(entry) ?? forkEntry(entry, outFolder);
      return nodeChild(child);
    },
  };
}

function nodeChild(child: ChildProcess): ChildHandle {
  const messages = new MessageFan();
  const exits = new Set<ExitListener>();
  let ended: { readonly code: number | null; readonly signal: string | null } | null = null;
  const end = (code: number | null, signal: string | null): void => {
    if (ended) return;
    ended = { code, signal };
    for (const listener of exits) listener(code, signal);
  };
  child.on('message', (message) => messages.deliver(message));
  child.on('exit', end);
  // A child that cannot be spawned has no exit event; one that dies with messages under way reports them here.
  child.on('error', () => {
    if (child.pid === undefined) end(1, null);
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      // A child may be gone before its exit is known here; what happens then is decided by the exit, not by this message.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => messages.listen(listener),
    onExit(listener) {
      if (ended) listener(ended.code, ended.signal);
      else exits.add(listener);
      return () => exits.delete(listener);
    },
    kill: (signal = 'SIGTERM') => void child.kill(signal),
  };
}
