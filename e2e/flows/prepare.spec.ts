import type { Locator, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import type { Home } from '../support/launch';
import { holdable } from '../support/processes';
import { addAllModels, goTo } from '../support/study';
import { writeParquet } from '../support/table-files';
import { expect, test } from '../support/test';

/** Rows and steps of a table that takes more than a second to be written down as tensors. */
const [rows, steps] = [1_200_000, 8];

async function openLong({ projects }: Home, page: Page): Promise<void> {
  mkdirSync(projects, { recursive: true });
  const file = path.join(path.dirname(projects), 'long.parquet');
  const columns = Array.from({ length: steps }, (_, step) => `((i * ${step + 7}) % 1009) / 1009.0 AS s${step}`);
  await writeParquet(file, `SELECT ${columns.join(', ')}, CAST(i % 3 = 0 AS INTEGER) AS y FROM range(${rows}) t(i)`);
  await dropFiles(page, [file]);
  await expect(page.getByText('1,200,000 rows × 9 columns')).toBeVisible({ timeout: 60_000 });
}

/** The dialog, with one model and one epoch, and on. */
async function trainOne(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: 'Train more' })
    .or(page.getByRole('button', { name: 'Train 8 models' }))
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'All models' }).click();
  await dialog.getByRole('checkbox', { name: 'NN', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Epochs', exact: true }).fill('1');
  await dialog.getByRole('button', { name: 'Train 1 model' }).click();
}

/** What a progress bar says, in percent, until it goes; not what it says while nothing can be known. */
async function sharesUntilGone(bar: Locator): Promise<readonly number[]> {
  const shares: number[] = [];
  for (;;) {
    const now = await bar.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-valuenow')));
    if (now.length === 0) return shares;
    shares.push(...now.flatMap((share) => (share === null ? [] : [Number(share)])));
  }
}

test('a problem that takes a while to be prepared shows how far it is, is cancelled, and is prepared after all', async ({
  workbench: { app, page, home },
}) => {
  await openLong(home, page);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  await expect(page.getByText(/ × 8 × 1 train/)).toBeVisible({ timeout: 60_000 });
  await addAllModels(page);
  await goTo(page, 'Runs');

  const card = page.getByTestId('preparing');
  const bar = page.getByRole('progressbar', { name: /^Preparing / });
  await test.step('cancelled', async () => {
    const { hold, go } = await holdable(app);
    await trainOne(page);
    await expect(card).toBeVisible();
    // However long the rest of this takes, it is not done in the meantime.
    hold();
    try {
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(card).toContainText('1 model waits for it');
      await page.getByRole('button', { name: 'Cancel preparing' }).click();
    } finally {
      go();
    }
    await expect(page.getByText(/^Preparing “.*” was cancelled: 1 model was not trained, nothing was kept\.$/)).toBeVisible();
    await expect(card).toBeHidden();
    await expect(page.getByText('No runs yet')).toBeVisible();
  });

  await test.step('and after all, to its end', async () => {
    const began = performance.now();
    await trainOne(page);
    await expect(card).toBeVisible();
    const shares = await sharesUntilGone(bar);
    expect(performance.now() - began).toBeGreaterThan(1000);
    // It reads, then writes: within each the share never goes back.
    expect(new Set(shares).size).toBeGreaterThan(3);
    expect(shares.filter((share, index) => share < (shares[index - 1] ?? 0)).length).toBeLessThanOrEqual(1);
    await expect(page.getByTestId('run-row')).toHaveCount(1);
    await page
      .getByRole('button', { name: 'Cancel it' })
      .or(page.getByRole('button', { name: 'Show leaderboard' }))
      .first()
      .click();
  });
});
