import { app, type WebContents } from 'electron';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes after which the log file makes room for a new one; one old file is kept. */
const largest = 1_000_000;

/** Where faults are written, for people who are asked to send it; never shown in the window. */
const logFolder = (): string => path.join(app.getPath('userData'), 'logs');

/**
 * Appends one entry to `logs/seqbench.log`. A log that cannot be written is no reason to stop.
 *
 * @param entry one line, or a stack
 */
export function log(entry: string): void {
  try {
    const folder = logFolder();
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'seqbench.log');
    if (sizeOf(file) > largest) renameSync(file, path.join(folder, 'seqbench.1.log'));
    appendFileSync(file, `${new Date().toISOString()} ${entry}\n`);
  } catch {
    // Nothing can be told anywhere then.
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Keeps faults out of sight and in the log; without a listener Electron would show a dialog with a stack. */
export function logFaults(tell: (thrown: unknown) => void): void {
  const note = (kind: string) => (thrown: unknown) => {
    log(`${kind}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
    tell(thrown);
  };
  process.on('uncaughtException', note('uncaught exception'));
  process.on('unhandledRejection', note('unhandled rejection'));
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') log(`${name ?? type} is gone: ${reason}, code ${exitCode}`);
  });
}

/** Electron before 35 gives a console message's level and text as arguments; 3 is an error. */
const oldErrorLevel = 3;

/** Keeps what a page could not handle itself. */
export function logPageErrors(contents: WebContents): void {
  contents.on('console-message', (event, ...old: readonly unknown[]) => {
    const [level, text] = old;
    if (level === oldErrorLevel) log(`page: ${String(text)}`);
    else if (event.level === 'error') log(`page: ${event.message}`);
  });
}
