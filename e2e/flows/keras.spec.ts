import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { root } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { goTo, prepareStudy, runRow, train } from '../support/study';
import { expect, test } from '../support/test';

/** LSTM 6, GRU 5 and Dense 1, made and saved by Keras for sequences of another length. */
const file = path.join(root, 'e2e/parity/keras-files/training.keras');

test('a model comes from Keras with its weights, is trained on, and goes back to Keras', async ({ workbench: { app, page, home } }) => {
  await prepareStudy(page, home);
  await dropFiles(page, [file]);
  await expect(page.getByRole('heading', { level: 1, name: 'from_keras' })).toBeVisible();
  await expect(page.getByText('from_keras starts from the weights of training.keras.')).toBeVisible();
  await expect(page.getByTestId('layer')).toHaveCount(4);
  await page.getByTestId('layer-problem').getByRole('button', { name: 'Leave the shape open' }).click();
  await expect(page.getByText(/parameters.*starts from the weights of training\.keras$/)).toBeVisible();
  await screenshots(page, 'keras-model');

  await test.step('an edit that changes a shape says that the weights are lost, and undoing it has them back', async () => {
    await page.locator('[data-testid="layer"][data-layer="GRU"] [data-item]').click();
    const units = page.getByTestId('inspector').locator('[data-option="units"]').getByRole('textbox');
    await units.fill('7');
    await units.press('Enter');
    await expect(page.getByTestId('layer-problem')).toContainText('The weights of training.keras no longer fit GRU');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('layer-problem')).toBeHidden();
  });

  await train(page, { models: ['from_keras'] });
  const row = runRow(page, 'from_keras');
  await expect(row).toContainText('done', { timeout: 60_000 });
  await row.getByRole('button', { name: 'from_keras', exact: true }).click();
  const saved = path.join(path.dirname(home.projects), 'saved.keras');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, saved);
  await screenshots(page, 'keras-run');
  await page.getByRole('button', { name: 'Save as .keras' }).click();
  await expect(page.getByText('from_keras was saved for Keras.')).toBeVisible();
  expect(existsSync(saved)).toBe(true);
  expect(readFileSync(saved).toString('latin1', 0, 2)).toBe('PK');
  await goTo(page, 'Models');
  await dropFiles(page, [saved]);
  await expect(page.getByRole('heading', { level: 1, name: 'saved' })).toBeVisible();
});

test('a file that is no model of Keras is refused in words, and the models stay as they were', async ({ workbench: { page, home } }) => {
  await prepareStudy(page, home);
  const other = path.join(path.dirname(home.projects), 'other.keras');
  writeFileSync(other, readFileSync(file).subarray(0, 9000));
  await dropFiles(page, [other]);
  await expect(page.getByText('This is not a whole .keras file')).toBeVisible();
  await goTo(page, 'Models');
  await expect(page.getByTestId('model-row')).toHaveCount(8);
});
