import { utilityProcess, type UtilityProcess } from 'electron';
import path from 'node:path';
import { MessageFan } from '../host/message-fan';
import type { ChildHandle, ExitListener, ProcessEntry, ProcessHost } from '../host/process-host';
import { log } from './log';

/**
 * Utility processes of the built entries; usable once the app is ready.
 *
 * @param outFolder folder that holds `data-process/index.js` and `trainer-process/index.js`
 */
export function electronHost(outFolder: string): ProcessHost {
  return {
    start(entry: ProcessEntry): ChildHandle {
      const child = utilityProcess.fork(path.join(outFolder, entry, 'index.js'), [], {
        serviceName: entry,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      logOutput(child, entry);
      return utilityChild(child);
    },
  };
}

/** What a child writes is for the log: there is no terminal behind a window. */
function logOutput(child: UtilityProcess, entry: ProcessEntry): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log(`${entry}: ${chunk.toString().trimEnd()}`);
    });
  }
}

function utilityChild(child: UtilityProcess): ChildHandle {
  const messages = new MessageFan();
  const exits = new Set<ExitListener>();
  let exitCode: number | null = null;
  child.on('message', (message: unknown) => {
    messages.deliver(message);
  });
  child.once('exit', (code: number) => {
    exitCode = code;
    for (const listener of exits) listener(code, null);
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      if (exitCode === null) child.postMessage(message);
    },
    onMessage: (listener) => messages.listen(listener),
    onExit(listener) {
      if (exitCode === null) exits.add(listener);
      else listener(exitCode, null);
      return () => exits.delete(listener);
    },
    kill(signal = 'SIGTERM') {
      if (signal === 'SIGKILL' && child.pid !== undefined && exitCode === null) process.kill(child.pid, 'SIGKILL');
      else child.kill();
    },
  };
}
