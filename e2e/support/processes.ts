import type { ElectronApplication } from '@playwright/test';

/** @returns the process ids of the app's children of one kind, at this moment */
export function processIds(app: ElectronApplication, name: 'trainer-process' | 'data-process'): Promise<number[]> {
  return app.evaluate(
    ({ app: electronApp }, wanted) =>
      electronApp
        .getAppMetrics()
        .filter((metric) => metric.name === wanted)
        .map((metric) => metric.pid),
    name,
  );
}

/** Holds the data process in the middle of what it does until it is let go on: `hold` to `go`. */
export async function holdable(app: ElectronApplication): Promise<{ readonly hold: () => void; readonly go: () => void }> {
  const [pid] = await processIds(app, 'data-process');
  if (pid === undefined) throw new Error('There is no data process to hold.');
  return { hold: () => process.kill(pid, 'SIGSTOP'), go: () => process.kill(pid, 'SIGCONT') };
}

/**
 * Kills one child outright, as a crash or the system's memory guard would.
 *
 * @returns its process id
 * @throws Error where there is none
 */
export async function killProcess(app: ElectronApplication, name: 'trainer-process' | 'data-process'): Promise<number> {
  const [pid] = await processIds(app, name);
  if (pid === undefined) throw new Error(`There is no ${name} to kill.`);
  process.kill(pid, 'SIGKILL');
  return pid;
}
