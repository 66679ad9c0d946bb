import type { Page } from '@playwright/test';

/** Tries of one drop: the browser forgets it where the window was not quick enough to say that it takes it. */
const tries = 5;

/**
 * Drops files on the window as the system would: real paths, through the browser's own input pipeline.
 *
 * @param files absolute paths
 * @param at where in the window, in CSS pixels; its middle where left out
 */
export async function dropFiles(page: Page, files: readonly string[], at?: { readonly x: number; readonly y: number }): Promise<void> {
  const { x, y } = at ?? (await page.evaluate(() => ({ x: window.innerWidth / 2, y: window.innerHeight / 2 })));
  // Nothing can be dropped on a window that has not shown anything yet.
  await page.getByRole('button').first().waitFor();
  const arrived = await page.evaluateHandle(() => {
    const seen = { drop: false };
    addEventListener('drop', () => (seen.drop = true), { capture: true, once: true });
    return seen;
  });
  const session = await page.context().newCDPSession(page);
  const copy = 1;
  const data = { items: [], files: [...files], dragOperationsMask: copy };
  for (let attempt = 0; attempt < tries && !(await arrived.evaluate(({ drop }) => drop)); attempt += 1) {
    if (attempt > 0) await page.waitForTimeout(500);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await session.detach();
  if (!(await arrived.evaluate(({ drop }) => drop))) throw new Error('The window does not take what is dropped on it.');
}
