import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

/** Where one test's app keeps everything; made fresh, and kept over a restart within the test. */
export interface Home {
  readonly userData: string;
  readonly projects: string;
}

/** The real app in the real Electron, with what went wrong inside it. */
export interface Workbench {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: Home;
  /** Errors of the console and the page so far; a test that provokes some takes them out. */
  readonly problems: string[];
}

export function makeHome(): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'seqbench-e2e-'));
  return { userData: path.join(folder, 'user-data'), projects: path.join(folder, 'projects') };
}

export function removeHome(home: Home): void {
  rmSync(path.dirname(home.userData), { recursive: true, force: true, maxRetries: 5 });
}

/** The environment that keeps an app inside its home. */
export function environment(home: Home): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(inherited), SEQBENCH_USER_DATA: home.userData, SEQBENCH_PROJECTS_DIR: home.projects };
}

/** Starts the built app and waits for its window. */
export async function launch(home: Home, args: readonly string[] = []): Promise<Workbench> {
  const app = await _electron.launch({ args: [root, ...args], cwd: root, env: environment(home) });
  const problems: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  await page.waitForLoadState('load');
  return { app, page, home, problems };
}
