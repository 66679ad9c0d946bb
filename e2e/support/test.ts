import { test as base, expect } from '@playwright/test';
import { launch, makeHome, removeHome, type Workbench } from './launch';

interface Fixtures {
  /** Starts the app in this test's home; called again after `close`, it comes back to the same one. */
  readonly start: (args?: readonly string[]) => Promise<Workbench>;
  /** The app, started. */
  readonly workbench: Workbench;
}

/** Playwright's `test` with the real app; any error in the window's console or page fails the test. */
export const test = base.extend<Fixtures>({
  // The empty pattern is how Playwright is told that a fixture needs no other.
  // eslint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const home = makeHome();
    const started: Workbench[] = [];
    await use(async (args) => {
      const workbench = await launch(home, args);
      started.push(workbench);
      return workbench;
    });
    for (const { app } of started) await app.close();
    removeHome(home);
    expect(
      started.flatMap(({ problems }) => problems),
      'errors in the window',
    ).toEqual([]);
  },
  workbench: async ({ start }, use) => {
    await use(await start());
  },
});

export { expect };
