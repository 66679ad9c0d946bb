import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles } from '../support/drop';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { goTo, runRow, train } from '../support/study';
import { expect, test } from '../support/test';

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

async function dropTable(page: Page, home: Home, name: string, lines: readonly string[]): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  await dropFiles(page, [file]);
  await expect(page.getByText(`${lines.length - 1} rows × `)).toBeVisible();
  await goTo(page, 'Problem');
}

/** Visits of patients: the seventh step is the target by another name, and the last rows are the first ones again. */
function visits(): readonly string[] {
  const random = chance(11);
  const rows = Array.from({ length: 300 }, (_, row) => {
    const dose = Math.round(random() * 1000) / 10;
    const steps = Array.from({ length: 6 }, () => (random() * 10).toFixed(3));
    const day = new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10);
    return `p${Math.floor(random() * 40)},${day},${steps.join(',')},${(1.8 * dose + 32).toFixed(2)},${dose}`;
  });
  return ['patient,visit,s1,s2,s3,s4,s5,s6,s7,dose', ...rows, ...rows.slice(0, 30)];
}

/** A walk, and beside it the value of the next day. */
function prices(): readonly string[] {
  const random = chance(5);
  let level = 100;
  const high = Array.from({ length: 400 }, () => (level += random() - 0.5).toFixed(2));
  const day = (row: number): string => new Date(Date.UTC(2023, 0, 1 + row)).toISOString().slice(0, 10);
  return ['date,high,tomorrow', ...high.slice(0, -1).map((value, row) => `${day(row)},${value},${high[row + 1] ?? ''}`)];
}

/** The audit on the right of the form. */
const card = (page: Page) => page.locator('#question-audit');
const badge = (page: Page) => card(page).locator('[data-badge]');
const show = (page: Page) => card(page).evaluate((element) => element.scrollIntoView({ block: 'start' }));
const press = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true }).click();

test('a table of rows that leaks in four ways is turned green by its own buttons', async ({ workbench: { page, home } }) => {
  await dropTable(page, home, 'visits.csv', visits());
  await expect(badge(page)).toHaveText('2 leaks, 2 warnings');
  await expect(page.getByText('s7 gives dose as 0.556 × s7 − 17.778 in all 330 rows.')).toBeVisible();
  await expect(page.getByText('The rows are in time, by visit, and are split at random.')).toBeVisible();
  await show(page);
  await screenshots(page, 'audit-leaks');

  await press(page, 'Take s7 out');
  await expect(badge(page)).toHaveText('1 leak, 2 warnings');
  await press(page, 'Keep each row once');
  await expect(badge(page)).toHaveText('2 warnings');
  await expect(page.getByText('30 rows left out that are like one before')).toBeVisible();

  await test.step('a button’s change is undone and done again as any other', async () => {
    await page.keyboard.press('Control+z');
    await expect(badge(page)).toHaveText('1 leak, 2 warnings');
    await page.keyboard.press('Control+Shift+z');
    await expect(badge(page)).toHaveText('2 warnings');
  });

  await press(page, 'Split by patient');
  await expect(badge(page)).toHaveText('No leak found');
  await card(page).getByText('All 8 checks are clear').click();
  await expect(page.getByText('No patient is in two parts.')).toBeVisible();
  await show(page);
  await screenshots(page, 'audit-green');
  await page.setViewportSize({ width: 1024, height: 700 });
  await screenshots(page, 'audit-green-small');
});

test('windows that look ahead and overlap are turned green by their own buttons', async ({ workbench: { page, home } }) => {
  await dropTable(page, home, 'prices.csv', prices());
  await expect(badge(page)).toHaveText('No leak found');
  await page.getByRole('combobox', { name: 'Add a column' }).click();
  await page.getByRole('option', { name: 'tomorrow' }).click();
  await expect(badge(page)).toHaveText('1 leak');
  await expect(card(page).getByText('tomorrow has the values of high one row later in all 398 rows.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Split', exact: true }).click();
  await page.getByRole('option', { name: 'At random' }).click();
  await expect(badge(page)).toHaveText('3 leaks, 1 warning');
  await expect(card(page).getByText(/test windows and \d+ of \d+ validation windows have rows in common/)).toBeVisible();
  await show(page);
  await screenshots(page, 'audit-windows');
  await page.setViewportSize({ width: 1024, height: 700 });
  await show(page);
  await screenshots(page, 'audit-windows-small');

  await press(page, 'Take tomorrow out');
  await expect(badge(page)).toHaveText('2 leaks, 1 warning');
  await card(page).getByRole('button', { name: 'Split by time' }).first().click();
  await expect(badge(page)).toHaveText('No leak found');
  await expect(page.getByRole('combobox', { name: 'Split', exact: true })).toHaveText('In their order');

  await test.step('the badge beside the figures says the same, and why', async () => {
    await page.getByTitle('What the leakage audit says').click();
    const panel = page.getByLabel('Leakage audit');
    await expect(panel.getByText('What is tested on lies after what was trained on, by date.')).toBeVisible();
    await screenshots(page, 'audit-windows-green');
  });
});

test('the badge stands beside the figures that it speaks of, and the report tells every check', async ({ workbench: { page } }) => {
  await page.locator('[data-template="toy-sequences"]').click();
  await train(page);
  await goTo(page, 'Runs');
  await expect(runRow(page, 'LSTM')).toContainText('done', { timeout: 60_000 });
  await goTo(page, 'Leaderboard');
  const said = page.getByTitle('What the leakage audit says');
  await expect(said).toHaveText('1 leak, 1 warning');
  await said.click();
  const panel = page.getByLabel('Leakage audit', { exact: true });
  await expect(panel.getByText('All 6 rows to test on are the rows that were trained on.')).toBeVisible();
  await screenshots(page, 'audit-leaderboard');
  await panel.getByRole('button', { name: 'Mend it in the problem' }).click();
  await expect(card(page)).toBeInViewport();

  await goTo(page, 'Report');
  const report = page.frameLocator('[data-testid="report"]');
  await expect(said).toHaveText('1 leak, 1 warning');
  await expect(report.locator('#audit')).toContainText('Early stopping on the test part');
  await report.locator('#audit').scrollIntoViewIfNeeded();
  await screenshots(page, 'audit-report');
});
