import type { Page } from '@playwright/test';
import path from 'node:path';
import { root } from './launch';

/**
 * Takes the window in both themes, as `.cache/screens/NAME-light.png` and `-dark.png`, to be looked at. In CI, where nobody looks, it only
 * goes through both themes, since a fault of either fails the journey.
 *
 * @param name of the screen, such as `leaderboard`
 */
export async function screenshots(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    if (process.env.CI) continue;
    // Transitions of colour are over after this.
    await page.waitForTimeout(200);
    await page.screenshot({ path: path.join(root, '.cache/screens', `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Until the window has shown what is to be shown now. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}
