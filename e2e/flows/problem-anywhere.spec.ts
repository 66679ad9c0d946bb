import type { Page } from '@playwright/test';
import { chooseOption, fillNumber } from '../support/form';
import { screenshots } from '../support/screenshot';
import { goTo, runRow } from '../support/study';
import { expect, test } from '../support/test';

/**
 * A wave that goes round once from row to row: at the rows it is nothing but zeros, between them anything from -1 to 1. Whoever trains on the
 * rows alone has nothing to learn; whoever draws windows at any moment has.
 */
async function makeWave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'From a formula…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Formula of y').fill('sin(20 * pi * t)');
  await dialog.getByRole('button', { name: 'Make 301 rows' }).click();
  await page.getByRole('button', { name: 'Define the problem' }).click();
}

async function trainBySteps(page: Page, steps: number): Promise<void> {
  await page
    .getByRole('button', { name: /^Train (\d+ models?|more)$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('More options').click();
  await dialog.getByLabel('Steps in place of epochs', { exact: true }).fill(String(steps));
  await dialog.getByRole('button', { name: 'Train 1 model' }).click();
  await expect(dialog).toBeHidden();
}

/** The train loss that the newest run of the model ended with. */
async function trainLoss(page: Page): Promise<number> {
  const row = runRow(page, 'RNN').first();
  await expect(row).toContainText('done', { timeout: 60_000 });
  return Number(await row.getByRole('cell').nth(3).innerText());
}

test('windows of a formula begin at any moment: they hold what the table’s rows never show', async ({ workbench: { page } }) => {
  await makeWave(page);
  await expect(page.getByRole('combobox', { name: 'Order', exact: true })).toHaveText(/^t/);
  const lookBack = 10;
  await fillNumber(page, 'Look-back', lookBack);
  await chooseOption(page, 'Scaling', 'None');
  await chooseOption(page, 'Split', 'In their order');
  await page.getByRole('radio', { name: 'Two parts' }).click();
  await fillNumber(page, 'Test, %', 30);
  const anywhere = page.getByRole('switch', { name: 'Begin anywhere' });
  await anywhere.setChecked(true);
  const train = Math.round(0.7 * 301);
  const counts = `${train - lookBack} × ${lookBack} × 1 train, ${301 - train - lookBack} × ${lookBack} × 1 test`;
  await expect(page.getByText(counts)).toBeVisible();
  await screenshots(page, 'problem-anywhere');

  await goTo(page, 'Models');
  await page.getByRole('button', { name: 'Add model' }).first().click();
  await page.getByRole('menuitem', { name: 'RNN', exact: true }).click();
  await goTo(page, 'Runs');
  await trainBySteps(page, 30);
  await expect(page.getByText('at most 30 steps').or(page.getByText('30 steps')).first()).toBeVisible();
  const drawn = await trainLoss(page);
  expect(drawn).toBeGreaterThan(0.01);

  await test.step('and the report says so', async () => {
    await goTo(page, 'Report');
    await expect(
      page
        .frameLocator('[data-testid="report"]')
        .getByText(/drawn at any moment of the training part/)
        .first(),
    ).toBeVisible();
  });

  await test.step('at the rows alone there is nothing', async () => {
    await goTo(page, 'Problem');
    await anywhere.setChecked(false);
    await expect(page.getByText(counts)).toBeVisible();
    await goTo(page, 'Runs');
    await trainBySteps(page, 30);
    await expect(page.getByTestId('run-row')).toHaveCount(2);
    expect(await trainLoss(page)).toBeLessThan(1e-6);
  });
});
