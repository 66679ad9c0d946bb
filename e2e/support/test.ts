import { test as base, expect, type Page } from '@playwright/test';
import { launch, makeHome, removeHome, type Workbench } from './launch';

interface Fixtures {
  /** Starts the app in this test's home; called again after `close`, it comes back to the same one. */
  readonly start: (args?: readonly string[]) => Promise<Workbench>;
  /** The app, started. */
  readonly workbench: Workbench;
}

/** What the window says of faults inside, which nobody provoked; its notices stay until they are closed. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  if (page.isClosed()) return [];
  const notices = page.locator('.notice').filter({ hasText: 'Something went wrong inside Seqbench' });
  // A window that was killed on purpose has nothing to say.
  return notices.evaluateAll((all) => all.map((notice) => `notice: ${notice.textContent}`)).catch(() => []);
}

/** Playwright's `test` with the real app; any error in the window's console or page, and any fault that it tells of, fails the test. */
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
    for (const { app, page, problems } of started) {
      problems.push(...(await faultsOf(page)));
      await app.close();
    }
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
