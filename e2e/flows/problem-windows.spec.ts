import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { type Home, root } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { chooseOption, fillNumber } from '../support/form';
import { expect, test } from '../support/test';

/** Series cut into windows, as a person does it: the counts are those of the teaching documents. */

function writeSample(home: Home, sample: string): string {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), `${sample}.csv`);
  execFileSync(process.execPath, [path.join(root, `resources/samples/${sample}.mjs`), file]);
  return file;
}

/** The rows of one company, as they stand in the file. */
function rowsOf(file: string, company: string): readonly { readonly date: string; readonly high: number }[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line) => line.split(','))
    .flatMap((fields) => (fields[6] === company ? [{ date: fields[0]!, high: Number(fields[2]) }] : []));
}

/** The sample with the test part of AAL at twice its price: a scaler fitted on more than the training part would show it. */
function writeShares(home: Home): string {
  const file = writeSample(home, 'shares');
  let row = 0;
  const double = (price: string): string => (2 * Number(price)).toFixed(2);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      if (!line.endsWith(',AAL')) return line;
      row += 1;
      const [date, open, high, low, close, ...rest] = line.split(',') as [string, string, string, string, string, ...string[]];
      return row <= 787 ? line : [date, ...[open, high, low, close].map(double), ...rest].join(',');
    });
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function openShares(page: Page, home: Home): Promise<string> {
  const file = writeShares(home);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  await chooseOption(page, 'Series', 'Nothing: it is one series');
  await page.getByRole('button', { name: 'Only rows where …' }).click();
  const rows = page.getByRole('group', { name: 'Rows that count' });
  await chooseOption(rows, 'Column', 'Name');
  await chooseOption(rows, 'Comparison', '=');
  await rows.getByLabel('Value').fill('AAL');
  await rows.getByLabel('Value').press('Enter');
  await chooseOption(page.getByRole('region', { name: 'What is to be predicted?' }), 'Target', 'high');
  await page.getByRole('button', { name: 'Take close out' }).click();
  await chooseOption(page, 'Values that go in: add a column', 'high');
  await chooseOption(page, 'Scaling', 'Min-max');
  await fillNumber(page, 'Look-back', 7);
  await fillNumber(page, 'Foresight', 6);
  return file;
}

test('a share price becomes 635 windows, scaled by the training part alone', async ({ workbench: { page, home } }) => {
  const file = await openShares(page, home);
  await expect(page.getByText('635 × 7 × 1 train, 126 × 7 × 1 validation, 126 × 7 × 1 test')).toBeVisible();
  await expect(page.getByText('(None, 7, 1) in, (None, 1) out')).toBeVisible();
  const outcome = page.getByRole('region', { name: 'Outcome' });
  await expect(outcome.getByText('926 of 29,883 rows of the table are used.')).toBeVisible();
  await expect(outcome.getByText('635 windows, 71.6 % from 648 rows')).toBeVisible();
  await expect(page.getByText('Early stopping watches the validation part')).toBeVisible();

  await test.step('least and greatest value are of the first 648 rows, not of all', async () => {
    const highs = rowsOf(file, 'AAL').map(({ high }) => high);
    const training = highs.slice(0, 648);
    expect(Math.max(...highs)).toBeGreaterThan(Math.max(...training));
    const row = outcome.getByRole('row', { name: /^high in and out/ });
    await expect(row.getByRole('cell').nth(2)).toHaveText(String(Math.min(...training)));
    await expect(row.getByRole('cell').nth(3)).toHaveText(String(Math.max(...training)));
  });
  await screenshots(page, 'problem-windows');

  await test.step('the parts lie over the line of the target', async () => {
    const chart = page.locator('[data-testid="chart"][data-title="high of AAL in its parts"]');
    await expect(chart).toContainText('926 rows');
    await chart.scrollIntoViewIfNeeded();
    await expect(chart.locator('.shapelayer path, rect')).not.toHaveCount(0);
  });
});

test('the preview shows the rows of a window, and follows look-back and foresight', async ({ workbench: { page, home } }) => {
  const series = rowsOf(await openShares(page, home), 'AAL');
  const preview = page.getByTestId('preview');
  const rows = preview.getByRole('region', { name: 'Rows of the table' });
  const goesIn = rows.locator('tr[data-role="in"]');
  const predicted = rows.locator('tr[data-role="out"]');
  const tensor = preview.getByRole('region', { name: 'Tensor' });
  await expect(goesIn).toHaveCount(7);
  await expect(goesIn.first()).toContainText(series[0]!.date);
  await expect(goesIn.last()).toContainText(series[6]!.date);
  await expect(predicted).toContainText(series[13]!.date);
  await expect(tensor.getByRole('row')).toHaveCount(8);

  await test.step('scaled as the training part says', async () => {
    const training = series.slice(0, 648).map(({ high }) => high);
    const [least, most] = [Math.min(...training), Math.max(...training)];
    const scaled = (series[0]!.high - least) / (most - least);
    const shown = async () => Number(await tensor.getByRole('row').nth(1).getByRole('cell').innerText());
    await expect.poll(async () => Math.abs((await shown()) - scaled)).toBeLessThan(0.001);
    await expect(preview.getByLabel('Target')).toContainText(String(series[13]!.high));
  });

  await test.step('foresight moves what is predicted, look-back what goes in', async () => {
    await page.getByLabel('Foresight', { exact: true }).press('ArrowUp');
    await expect(predicted).toContainText(series[14]!.date);
    await page.getByLabel('Look-back', { exact: true }).press('ArrowUp');
    await expect(goesIn).toHaveCount(8);
    await expect(predicted).toContainText(series[15]!.date);
    for (const name of ['Foresight', 'Look-back']) await page.getByLabel(name, { exact: true }).press('ArrowDown');
    await expect(page.getByText('635 × 7 × 1 train')).toBeVisible();
    await expect(predicted).toContainText(series[13]!.date);
  });

  await test.step('by number, by arrow, by part, and by a row of the table', async () => {
    await fillNumber(preview, 'Window', 635);
    await expect(goesIn.first()).toContainText(series[634]!.date);
    await expect(predicted).toContainText(series[647]!.date);
    await expect(preview.getByRole('button', { name: 'Next window' })).toBeDisabled();
    await preview.getByRole('radio', { name: 'test' }).click();
    await expect(goesIn.first()).toContainText(series[648 + 139]!.date);
    await preview.getByRole('slider', { name: 'Window, slider' }).press('ArrowRight');
    await expect(goesIn.first()).toContainText(series[648 + 140]!.date);
    await expect(preview.getByLabel('Window', { exact: true })).toHaveValue('2');
    await rows.locator('tr[data-role="none"]').last().click();
    await expect(preview.getByLabel('Window', { exact: true })).not.toHaveValue('2');
  });
  await screenshots(page, 'problem-preview');
});

test('a problem in small and large windows, in both themes', async ({ workbench: { page, home } }) => {
  await openShares(page, home);
  await expect(page.getByTestId('preview').locator('tr[data-role="in"]')).toHaveCount(7);
  for (const [name, width, height] of [
    ['small', 960, 640],
    ['large', 1920, 1200],
  ] as const) {
    await page.setViewportSize({ width, height });
    await screenshots(page, `problem-windows-${name}`);
    for (const pane of ['Questions', 'Outcome']) {
      const region = page.getByRole('region', { name: pane, exact: true });
      const beyond = () => region.evaluate((element) => element.scrollWidth - element.clientWidth);
      await expect.poll(beyond, `${pane} at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  }
});
