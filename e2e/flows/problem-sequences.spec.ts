import type { Page } from '@playwright/test';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { chooseOption } from '../support/form';
import { type Home, root } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { dropSample } from '../support/study';
import { expect, test } from '../support/test';

/** Rows that each are a sequence, a regression or a picture. */

async function openSample(page: Page, home: Home, sample: string): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), path.basename(sample));
  copyFileSync(path.join(root, 'resources/samples', sample), file);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click({ timeout: 240_000 });
}

test('six short sequences with a class that never occurs, at their own length', async ({ workbench: { page, home } }) => {
  await openSample(page, home, 'toy-sequences.csv');
  await expect(page.getByRole('radio', { name: 'Many to one' })).toBeChecked();
  await page.getByRole('radio', { name: 'Several classes' }).click();
  await page.getByRole('switch', { name: 'Name the classes' }).click();
  await page.getByLabel('Labels, in order').fill('0, 1, 2, 3');
  await page.getByLabel('Labels, in order').press('Enter');
  await chooseOption(page, 'Lengths', 'Each at its own length');
  await chooseOption(page, 'Split', 'Not at all');
  await expect(page.getByText('6 × up to 6 × 1 train, 6 × up to 6 × 1 test')).toBeVisible();
  await expect(page.getByText('(None, None, 1) in, (None, 4) out')).toBeVisible();
  await expect(page.getByText('Nothing is held back: the figures are of the rows that were trained on.').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^0 0 0\.0 %/ })).toBeVisible();
  await screenshots(page, 'problem-toy');
});

test('the order of steps is changed with the keyboard, and changed back', async ({ workbench: { page, home } }) => {
  await dropSample(page, home);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  const preview = page.getByTestId('preview');
  const tensor = preview.getByRole('region', { name: 'Tensor' });
  const first = tensor.getByRole('row').nth(1).getByRole('cell');
  const last = tensor.getByRole('row').nth(36).getByRole('cell');
  const [opening, closing] = [await first.innerText(), await last.innerText()];
  expect(opening).not.toBe(closing);
  await page.getByText('Order of 36 columns').click();
  const step = page.getByRole('button', { name: 'M1, 1 of 36' });
  await step.focus();
  await page.keyboard.press('Alt+End');
  await expect(page.getByRole('button', { name: 'M1, 36 of 36' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Steps' })).toHaveValue('M2 … M36, M1');
  await expect(last).toHaveText(opening);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: 'Steps' })).toHaveValue('M1 … M36');
  await step.press('Delete');
  await expect(page.getByRole('textbox', { name: 'Steps' })).toHaveValue('M2 … M36');
  await expect(tensor.getByRole('row')).toHaveCount(36);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(first).toHaveText(opening);
  await expect(last).toHaveText(closing);
});

test('a table of two numbers becomes a regression by its picture', async ({ workbench: { page, home } }) => {
  await openSample(page, home, 'products.csv');
  await page.getByRole('radio', { name: 'One to one' }).click();
  await expect(page.getByText(/\(None, 1, 2\) in, \(None, 1\) out/)).toBeVisible();
  await page.getByRole('radio', { name: 'One to many' }).click();
  await expect(page.getByText(/\(None, 1, 1\) in, \(None, 2\) out/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/\(None, 1, 2\) in, \(None, 1\) out/)).toBeVisible();

  await test.step('too few columns for a picture are told once, where they are chosen', async () => {
    await page.getByRole('radio', { name: 'Image a row' }).click();
    const pixels = page.getByRole('region', { name: 'Which columns are the pixels?' });
    await expect(pixels.getByText('2 columns are chosen, but 28 × 28 × 1 are 784 pixels.')).toBeVisible();
    await expect(page.getByText(/784/)).toHaveCount(1);
    await page.getByRole('region', { name: 'Outcome' }).getByRole('button', { name: 'Which columns are the pixels?' }).click();
    await expect(page.getByRole('textbox', { name: 'Pixels' })).toBeFocused();
  });
});

test('digits are taken for pictures, and shown as pictures', async ({ workbench: { page, home } }) => {
  test.slow();
  await openSample(page, home, 'digits.csv.gz');
  await expect(page.getByRole('radio', { name: 'Image a row' })).toBeChecked();
  await expect(page.getByText(/\(None, 28, 28, 1\) in, \(None, 10\) out/)).toBeVisible({ timeout: 30_000 });
  const preview = page.getByTestId('preview');
  const pictures = preview.getByRole('group', { name: 'Pictures of rows 1 to 24' }).getByRole('button');
  await expect(pictures).toHaveCount(24);
  const drawn = () =>
    pictures
      .nth(4)
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return { width: canvas.width, height: canvas.height, shades: new Set(data).size };
      });
  await expect.poll(drawn).toMatchObject({ width: 28, height: 28 });
  await expect.poll(async () => (await drawn()).shades).toBeGreaterThan(10);
  await pictures.nth(4).click();
  await expect(pictures.nth(4)).toHaveAttribute('aria-pressed', 'true');
  await screenshots(page, 'problem-digits');
});
