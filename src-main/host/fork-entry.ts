import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { ProcessEntry } from './process-host';

/** A Node child process of a built entry. @param outFolder folder that holds `<entry>/index.js` */
export function forkEntry(entry: ProcessEntry, outFolder: string): ChildProcess {
  // What a dying child writes is not for people; its end is told in words.
  const output = process.env.SEQBENCH_DEBUG ? 'inherit' : 'ignore';
  // A debugger port or a loader of the parent is not for the child.
  return fork(path.join(outFolder, entry, 'index.js'), [], {
    serialization: 'json',
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
  });
}

const early = new Map<ProcessEntry, ChildProcess>();

/** Starts a child before those who talk to it are loaded: both take a tenth of a second. What it sends meanwhile waits for a listener. */
export function startEarly(entry: ProcessEntry, outFolder: string): void {
  early.set(entry, forkEntry(entry, outFolder));
}

/** @returns the child that was started early, to one who asks first, if it is still there */
export function takeEarly(entry: ProcessEntry): ChildProcess | null {
  const child = early.get(entry);
  early.delete(entry);
  return child?.connected ? child : null;
}

/** Ends those that nobody took. */
export function endEarly(): void {
  for (const child of early.values()) child.kill();
  early.clear();
}
