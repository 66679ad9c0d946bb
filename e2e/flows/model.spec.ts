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
  await test.step('renamed from its menu', async () => {
    await page.getByRole('button', { name: 'More for NN' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    const name = page.getByRole('textbox', { name: 'Name of the model' });
    await name.fill('Plain');
    await name.press('Enter');
    await expect(page.getByTestId('model-row').filter({ has: page.getByText('Plain', { exact: true }) })).toHaveCount(1);
  });
  await expect(deep.locator('[data-figure$=".params"]')).toHaveAttribute('data-value', '16065');
});

test('a layer of the larger catalogue is added, filled in and counted', async ({ workbench: { page, home } }) => {
  await prepareStudy(page, home);
  const lstm = page.getByTestId('model-row').filter({ has: page.getByText('LSTM', { exact: true }) });
  await lstm.locator('[data-item]').click();
  const added = page.locator('[data-testid="layer"][data-layer="Bidirectional"]');
  const inspector = page.getByTestId('inspector');
  const option = (name: string) => inspector.locator(`[data-option="${name}"]`);

  await page.locator('[data-testid="layer"][data-layer="Input"] [data-item]').click();
  await page.getByPlaceholder('Find a layer').fill('bidir');
  await page.getByRole('button', { name: 'Add Bidirectional' }).click();
  await test.step('the layer inside a wrapper is chosen and filled in', async () => {
    await option('layer').getByRole('combobox').click();
    await page.getByRole('option', { name: 'GRU' }).click();
    await option('layer.units').getByRole('textbox').fill('12');
    await option('layer.units').getByRole('textbox').press('Enter');
    // LSTM above it was the last recurrent layer: the new one has to hand its sequence on.
    await page.getByTestId('layer-problem').getByRole('button', { name: 'Turn on “return sequences” on Bidirectional' }).click();
    await expect(added).toContainText('36 × 24');
    // Two directions × three gates × (12² + 1 × 12 + 2 × 12).
    await expect(added).toContainText('1,080');
  });
  await test.step('a penalty shows its own option once it is chosen', async () => {
    await inspector.getByText('More options').click();
    await option('layer.kernel_regularizer').getByRole('combobox').click();
    await page.getByRole('option', { name: 'L2', exact: true }).click();
    await expect(option('layer.kernel_regularizer.l2').getByRole('textbox')).toHaveValue('0.01');
    await screenshots(page, 'model-wrapper');
  });
});

test('the screens fit a small window', async ({ workbench: { app, page, home } }) => {
  await prepareStudy(page, home);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(960);
  for (const place of ['Data', 'Problem', 'Models', 'Runs', 'Leaderboard', 'Report'] as const) {
    await goTo(page, place);
    await expect(page.getByRole('navigation', { name: 'Project' }).locator('[aria-current="page"]')).toContainText(place);
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    await expect.poll(wider, place).toBe(false);
    // The drag-and-drop library keeps an empty live region of its own.
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
    await screenshots(page, `small-${place.toLowerCase()}`);
  }
});
