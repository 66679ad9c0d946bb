import { screenshots } from '../support/screenshot';
import { goTo, prepareStudy } from '../support/study';
import { expect, test } from '../support/test';

test('a stack that cannot be built says why in place, and its button mends it', async ({ workbench: { page, home } }) => {
  await prepareStudy(page, home);
  const deep = page.getByTestId('model-row').filter({ has: page.getByText('Deep GRU', { exact: true }) });
  await deep.locator('[data-item]').click();
  await expect(page.getByTestId('layer')).toHaveCount(5);
  await screenshots(page, 'model');

  const last = page.locator('[data-testid="layer"][data-layer="GRU 3"] [data-item]');
  await last.click();
  const sequences = page.locator('[data-option="return_sequences"]').getByRole('switch');
  await sequences.click();
  const problem = page.getByTestId('layer-problem');
  await expect(problem).toContainText(
    'Dense needs a flat input; the layer above gives 36 × 32. Turn off “return sequences” on GRU 3, or add Flatten.',
  );
  await screenshots(page, 'model-error');
  await problem.getByRole('button', { name: 'Add Flatten' }).click();
  await expect(problem).toBeHidden();
  await expect(page.getByTestId('layer')).toHaveCount(6);

  await test.step('undo takes back the mending and the mistake', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await expect(problem).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(problem).toBeHidden();
    await expect(page.getByTestId('layer')).toHaveCount(5);
  });

  await test.step('layers are moved and removed by keyboard', async () => {
    await last.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.locator('[data-testid="layer"] em').nth(2)).toHaveText('32 units');
    await expect(page.locator('[data-testid="layer"] em').nth(3)).toHaveText('32 units, returns sequences');
    await page.keyboard.press('Control+z');
    await last.focus();
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('layer')).toHaveCount(4);
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('layer')).toHaveCount(5);
  });

  await goTo(page, 'Models');
  await expect(deep.locator('[data-figure$=".params"]')).toHaveAttribute('data-value', '16065');
});

test('the screens fit a small window', async ({ workbench: { app, page, home } }) => {
  await prepareStudy(page, home);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640);
  });
  for (const place of ['Data', 'Problem', 'Models', 'Runs', 'Leaderboard', 'Report'] as const) {
    await goTo(page, place);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider, place).toBe(false);
    // The drag-and-drop library keeps an empty live region of its own.
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
    await screenshots(page, `small-${place.toLowerCase()}`);
  }
});
