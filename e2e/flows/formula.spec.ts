import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

const wave = (t: number): number => (t * Math.sin(t)) / 3 + 2 * Math.sin(5 * t);

test('a formula is written with its curve in view, told where it is wrong, and becomes a dataset', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'From a formula…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByTestId('chart')).toBeVisible();
  await expect(dialog.getByText('301 rows, t among them as a column')).toBeVisible();
  await screenshots(page, 'formula');

  const formula = dialog.getByLabel('Formula of y');
  const written = await formula.inputValue();
  await formula.fill('t * sine(t)');
  const fault = dialog.getByRole('alert');
  await expect(fault).toContainText('does not know a function “sine”');
  await expect(fault).toContainText('y(t), character 5');
  await expect(dialog.getByRole('button', { name: 'Make 301 rows' })).toBeDisabled();
  await formula.fill('1 / t');
  await expect(dialog.getByText('y has no value in 1 of 301 rows; they will be missing.')).toBeVisible();
  await formula.fill(written);

  await dialog.getByRole('button', { name: 'Add a column' }).click();
  await dialog.getByLabel('Formula of z').fill('2 * sin(5t)');
  await dialog.getByLabel('Noise on z').click();
  await page.getByRole('option', { name: 'normal noise' }).click();
  await expect(dialog.getByLabel('Seed of the noise')).toBeVisible();
  await page.setViewportSize({ width: 960, height: 640 });
  await screenshots(page, 'formula-small');
  await dialog.getByRole('button', { name: 'Make 301 rows' }).click();

  await expect(page.getByText('301 rows × 3 columns')).toBeVisible();
  for (const row of [0, 7]) {
    const cell = page.locator(`#cell-${row}-1`);
    await expect(cell).not.toBeEmpty();
    const shown = await cell.innerText();
    const whole = (await cell.getAttribute('title')) ?? shown;
    expect(Number(whole)).toBeCloseTo(wave(row * 0.1), 12);
    // What is shown of a long number is the number itself, as far as it goes.
    expect(whole.startsWith(shown.replace('…', ''))).toBe(true);
  }
  await expect(page.getByText('t from 0 to 30 by 0.1, seed 1')).toBeVisible();
  await screenshots(page, 'formula-data');
});
