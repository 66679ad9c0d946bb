import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { samplesOf, savedProblem, upTo } from '../support/ask';
import { dropFiles } from '../support/drop';
import { chooseOption, fillNumber } from '../support/form';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

/** What is known in advance: the calendar of the row that a step predicts, and a column of its own. */

const rows = 120;
/** Every six hours, so that hours, weekdays and months all change. */
const momentOf = (row: number): Date => new Date(Date.UTC(2024, 0, 27, 6 * row));
const salesOf = (row: number): number => ((row * row * 13) % 211) + 0.5;
const holidayOf = (row: number): number => (row % 9 === 4 ? 1 : 0);

async function openSales(page: Page, home: Home): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'sales.csv');
  const stamp = (row: number): string => momentOf(row).toISOString().slice(0, 19).replace('T', ' ');
  const lines = Array.from({ length: rows }, (_, row) => `${stamp(row)},${salesOf(row)},${holidayOf(row)}`);
  writeFileSync(file, `${['time,sales,holiday', ...lines].join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
}

/** Features of a step that predicts a row: the value of its own row, then the calendar and the holiday of that one. */
function stepOf(row: number, ahead: number): readonly number[] {
  const moment = momentOf(row + ahead);
  const monday = 1;
  const weekday = ((moment.getUTCDay() + 6) % 7) + monday;
  return [salesOf(row), moment.getUTCHours(), weekday, moment.getUTCMonth() + 1, holidayOf(row + ahead)];
}

test('windows with the calendar and a holiday, each of the moment that is predicted', async ({ workbench: { page, home } }) => {
  await openSales(page, home);
  const [lookBack, foresight] = [4, 2];
  const span = lookBack + foresight + 1;
  await expect(page.getByRole('combobox', { name: 'Order', exact: true })).toHaveText(/^time/);
  await fillNumber(page, 'Look-back', lookBack);
  await fillNumber(page, 'Foresight', foresight);
  await chooseOption(page, 'Scaling', 'None');
  await page.getByText('Known in advance').click();
  for (const feature of ['Hour of the day', 'Day of the week', 'Month']) await page.getByRole('checkbox', { name: feature }).click();
  await chooseOption(page, 'Columns known in advance: add a column', 'holiday');

  // 70, 15 and 15 % of the rows, and no window over a border.
  const sizes = [0.7, 0.15, 0.15].map((share) => Math.round(share * rows) - span + 1) as [number, number, number];
  const [train, validation, held] = sizes;
  await expect(
    page.getByText(`${train} × ${lookBack} × 5 train, ${validation} × ${lookBack} × 5 validation, ${held} × ${lookBack} × 5 test`),
  ).toBeVisible();
  await expect(page.getByText(`(None, ${lookBack}, 5) in, (None, 1) out`)).toBeVisible();

  const preview = page.getByTestId('preview');
  await expect(preview.getByRole('region', { name: 'Tensor' }).getByRole('columnheader')).toHaveText([
    'step',
    ...['sales', 'hour', 'weekday', 'month', 'holiday'],
  ]);
  const problem = await savedProblem(page, { train, validation, test: held });
  const samples = await samplesOf(page, problem, 'train', upTo(train));
  for (const [index, sample] of samples.entries()) {
    const steps = Array.from({ length: lookBack }, (_, step) => stepOf(index + step, foresight + 1));
    expect(sample.x, `window ${index + 1}`).toEqual(steps.map((step) => step.map(Math.fround)));
    expect(sample.rawTarget).toEqual([[salesOf(index + span - 1)]]);
  }

  await test.step('as the screen shows them', async () => {
    const last = preview.getByRole('region', { name: 'Tensor' }).getByRole('row').nth(lookBack);
    const shown = async () => (await last.getByRole('cell').allInnerTexts()).map(Number);
    await expect.poll(shown).toEqual(stepOf(lookBack - 1, foresight + 1));
  });
  await page.getByText(/^Known in advance/).scrollIntoViewIfNeeded();
  await screenshots(page, 'problem-known');
});

test('at every step, the calendar is of the row that this step predicts', async ({ workbench: { page, home } }) => {
  await openSales(page, home);
  await fillNumber(page, 'Look-back', 3);
  await page.getByRole('radio', { name: 'At every step' }).click();
  await chooseOption(page, 'Scaling', 'None');
  await page.getByText('Known in advance').click();
  await page.getByRole('checkbox', { name: 'Hour of the day' }).click();
  const train = Math.round(0.7 * rows) - 3;
  await expect(page.getByText(`${train} × 3 × 2 train`)).toBeVisible();
  await expect(page.getByText('(None, 3, 2) in, (None, 3, 1) out')).toBeVisible();
  const [first] = await samplesOf(page, await savedProblem(page, { train }), 'train', [0]);
  expect(first?.x).toEqual([0, 1, 2].map((row) => [salesOf(row), momentOf(row + 1).getUTCHours()]));
  expect(first?.rawTarget).toEqual([1, 2, 3].map((row) => [salesOf(row)]));
});
