import { expect, type Page } from '@playwright/test';

/**
 * Watches from now on for what may stand in the window only for a moment, shorter than a test takes to look.
 *
 * @param selectors of CSS
 * @returns waits until each of them has been there
 */
export async function watchFor(page: Page, selectors: readonly string[]): Promise<() => Promise<void>> {
  const seen = await page.evaluateHandle((wanted) => {
    const missing = new Set(wanted);
    const look = () => {
      for (const selector of missing) if (document.querySelector(selector)) missing.delete(selector);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
    return missing;
  }, selectors);
  return () => expect.poll(() => seen.evaluate((missing) => [...missing])).toEqual([]);
}
