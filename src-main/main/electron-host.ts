import { utilityProcess, type UtilityProcess } from 'electron';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { killByForce } from '../host/kill-by-force';
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
      if (entry === 'trainer-process') child.once('spawn', () => yieldToTheWindow(child));
      return utilityChild(child);
    },
  };
}

/** Training takes every core there is, from its first moment on; the window comes first whenever it has something to do. */
function yieldToTheWindow(child: UtilityProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // A system that refuses, or a child that is gone already, leaves things as they are.
  }
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
  let ended: readonly [code: number | null, signal: string | null] | null = null;
  child.on('message', (message: unknown) => {
    messages.deliver(message);
  });
  child.once('exit', (code: number) => {
    const signal = signalOf(code);
    ended = signal === null ? [code, null] : [null, signal];
    for (const listener of exits) listener(...ended);
  });
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      if (!ended) child.postMessage(message);
    },
    onMessage: (listener) => messages.listen(listener),
    onExit(listener) {
      if (ended) listener(...ended);
      else exits.add(listener);
      return () => exits.delete(listener);
    },
    kill(signal = 'SIGTERM') {
      if (signal === 'SIGKILL' && child.pid !== undefined && !ended) killByForce(child.pid);
      else child.kill();
    },
  };
}

/** Signals that end a child from outside or by a crash. */
const endings = ['SIGKILL', 'SIGTERM', 'SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGILL'] as const;

/**
 * Electron gives the number of the signal that ended a child as its exit code. Our entries end by themselves with 0 or 1 alone.
 *
 * @returns the signal's name, or null where the child ended by itself
 */
function signalOf(code: number): string | null {
  if (process.platform === 'win32') return null;
  // The highest bit says that a core was written.
  const number = code & 0x7f;
  return endings.find((name) => constants.signals[name] === number) ?? null;
}
