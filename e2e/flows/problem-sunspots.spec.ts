import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { chooseOption, fillNumber } from '../support/form';
import { type Home, root } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

/** From a day-by-day file in the layout of the published one to the windows of the teaching document. */

async function importByPreset(page: Page, home: Home): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'sunspots.csv');
  execFileSync(process.execPath, [path.join(root, 'resources/samples/sunspots.mjs'), file]);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'More about the import' }).click();
  await page.getByRole('menuitem', { name: 'Import again with other options…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Preset', { exact: true }).click();
  await page.getByRole('option', { name: 'Daily sunspot file' }).click();
  await dialog.getByRole('button', { name: 'Import the file' }).click();
  await expect(page.getByText('72,865 rows × 9 columns')).toBeVisible({ timeout: 60_000 });
}

test.slow();
test('the daily sunspot file becomes 55,150 + 6,381 windows', async ({ workbench: { page, home } }) => {
  await importByPreset(page, home);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  const outcome = page.getByRole('region', { name: 'Outcome' });

  await test.step('what the columns suggest: windows by date, of the sunspot number', async () => {
    await expect(page.getByRole('radio', { name: 'Rows one after another' })).toBeChecked();
    await expect(page.getByLabel('Order', { exact: true })).toHaveText('date');
    await expect(page.getByRole('combobox', { name: 'Target', exact: true })).toHaveText('sunspots');
  });

  await test.step('days without observation stand in the way, and are told with what would mend them', async () => {
    await expect(outcome.getByText('Nothing yet. One question is open:')).toBeVisible();
    await outcome.getByRole('list', { name: 'Open questions' }).getByRole('button').click();
    await expect(page.getByRole('region', { name: 'How is a window cut?' })).toBeInViewport();
    await screenshots(page, 'problem-sunspots-missing');
  });

  await test.step('from the day after the last gap on', async () => {
    await page.getByRole('switch', { name: 'Only from the last gap on' }).click();
    const gap = page.getByRole('region', { name: 'Which rows count?' });
    await chooseOption(gap, 'Column', 'observations');
    await chooseOption(gap, 'Comparison', '=');
    await gap.getByLabel('Value').fill('0');
    await gap.getByLabel('Value').press('Enter');
    await expect(gap.getByText('11,314 rows of 72,865 rows left out.')).toBeVisible();
    await expect(page.getByText('No value is missing in the columns that are used.')).toBeVisible();
  });

  await test.step('trained on the years before 2000, in two parts', async () => {
    await chooseOption(page, 'Split', 'By a condition');
    await page.getByRole('radio', { name: 'Two parts' }).click();
    const part = page.getByRole('group', { name: 'Test part' });
    await part.getByRole('button', { name: 'Add a condition' }).click();
    await chooseOption(part, 'Column', 'year');
    await chooseOption(part, 'Comparison', '≥');
    await part.getByLabel('Value').fill('2000');
    await part.getByLabel('Value').press('Enter');
    await chooseOption(page, 'Scaling', 'None');
    await expect(page.getByText('55,150 × 10 × 1 train, 6,381 × 10 × 1 test')).toBeVisible();
    await expect(page.getByText('(None, 10, 1) in, (None, 1) out')).toBeVisible();
    await expect(outcome.getByText('55,150 windows, 89.6 % from 55,160 rows')).toBeVisible();
    await expect(outcome.getByText('6,381 windows, 10.4 % from 6,391 rows')).toBeVisible();
    await expect(page.getByText('Early stopping watches the test part')).toBeVisible();
  });

  await test.step('the last training window ends in 1999, the first to test with begins in 2000', async () => {
    const preview = page.getByTestId('preview');
    await fillNumber(preview, 'Window', 55_150);
    await expect(preview.locator('tr[data-role="out"]')).toContainText('1999-12-31');
    await preview.getByRole('radio', { name: 'test' }).click();
    await expect(preview.locator('tr[data-role="in"]').first()).toContainText('2000-01-01');
  });
  await screenshots(page, 'problem-sunspots');

  await test.step('all of it is still there after a restart of the screen', async () => {
    const rail = page.getByRole('navigation', { name: 'Project' });
    await expect(rail).toContainText('55,150 + 6,381');
    await rail.getByRole('button', { name: 'Data' }).click();
    await rail.getByRole('button', { name: 'Problem' }).click();
    await expect(page.getByText('55,150 × 10 × 1 train, 6,381 × 10 × 1 test')).toBeVisible();
  });
});
