import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ask } from '../support/ask';
import { answerSaveDialog, figuresOfFile } from '../support/report-file';
import { dropFiles } from '../support/drop';
import { chooseOption, fillNumber } from '../support/form';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { figuresIn, goTo, runRow } from '../support/study';
import { expect, test } from '../support/test';

/** A walk forward of which every fold is trained, from the series to the report: what must come out is computed here. */

const [hours, folds, lookBack] = [120, 3, 6];
const size = Math.floor(hours / (folds + 1));

async function openLoad(page: Page, home: Home): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'load.csv');
  const at = (hour: number): string => new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 19).replace('T', ' ');
  const rows = Array.from({ length: hours }, (_, hour) => `${at(hour)},${(50 + 10 * Math.sin(hour / 4) + ((hour * 7) % 5)).toFixed(3)}`);
  writeFileSync(file, `time,load\n${rows.join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  await fillNumber(page, 'Look-back', lookBack);
  await chooseOption(page, 'Split', 'Step by step forward');
  await page.getByRole('radio', { name: 'Three parts' }).click();
  await fillNumber(page, 'Validation, %', 25);
  await fillNumber(page, 'Folds', folds);
}

async function trainModels(page: Page, names: readonly string[], epochs: number): Promise<void> {
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Train \d+ models?$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'All models' }).click();
  for (const name of names) await dialog.getByRole('checkbox', { name, exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Epochs', exact: true }).fill(String(epochs));
  await dialog.getByLabel('Patience').fill('100000');
  await dialog.getByRole('button', { name: `Train ${names.length} model${names.length === 1 ? '' : 's'} on ${folds} folds` }).click();
  await expect(dialog).toBeHidden();
}

/** Exact values of a figure in some rows. */
async function column(rows: Locator, ending: string): Promise<readonly number[]> {
  const cells = rows.locator(`[data-figure$="${ending}"]`);
  return cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value'))));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('every fold of a walk forward is trained, and models are ranked over all of them', async ({ workbench: { app, page, home } }) => {
  await openLoad(page, home);

  await test.step('every fold is the proposal, and each is listed with its samples', async () => {
    await expect(page.getByRole('radio', { name: 'Every fold' })).toBeChecked();
    const windows = (rows: number): number => rows - lookBack;
    const samples = [1, 2, 3].map((fold) => {
      const before = hours - (folds + 1 - fold) * size;
      const held = Math.round(before / 4);
      return [before - held, held, size].map(windows).join(' + ');
    });
    await expect(page.getByRole('list', { name: 'All folds' }).getByRole('listitem')).toHaveText(
      samples.map((text, index) => new RegExp(`^\\s*${index + 1}\\s*${text.replaceAll('+', '\\+')}\\s*$`)),
    );
    await expect(page.getByText('the last of 3 folds; every fold is trained.')).toBeVisible();
    await expect(page.locator('#question-audit [data-badge]')).toHaveText('No leak found');
    await screenshots(page, 'folds-problem');
    await page.getByRole('list', { name: 'All folds' }).scrollIntoViewIfNeeded();
    await screenshots(page, 'folds-list');
  });

  await test.step('two models make six runs, which say their fold', async () => {
    await goTo(page, 'Models');
    await page.getByRole('button', { name: /^Add all \d+$/ }).click();
    await trainModels(page, ['NN', 'GRU'], 4);
    const done = page.locator('[data-testid="run-row"][data-state="done"]');
    await expect(done).toHaveCount(2 * folds, { timeout: 60_000 });
    for (const fold of [1, 2, 3]) await expect(runRow(page, `GRU, fold ${fold} of 3`)).toHaveCount(1);
    await screenshots(page, 'folds-runs');
  });

  await test.step('the leaderboard has a row a model: the mean of its folds and their deviation', async () => {
    await goTo(page, 'Leaderboard');
    const rows = page.getByTestId('leaderboard-row');
    await expect(rows).toHaveCount(2);
    await expect(page.getByTestId('finding')).toContainText(/mean of 3 folds ± standard deviation, on 72 test windows in all/);
    const ranked = await column(rows, '.evaluation.rootMeanSquaredError');
    expect(ranked).toEqual([...ranked].sort((a, b) => a - b));
    await rows.first().locator('button[data-item]').click();
    const opened = page.getByTestId('fold-row');
    await expect(opened).toHaveCount(folds);
    const errors = await column(opened, '.evaluation.rootMeanSquaredError');
    const centre = mean(errors);
    expect(ranked[0]).toBeCloseTo(centre, 12);
    const [spread = NaN] = await column(rows.first(), '.deviation.rootMeanSquaredError');
    expect(spread).toBeCloseTo(Math.sqrt(mean(errors.map((error) => (error - centre) ** 2))), 12);
    await expect(page.getByTestId('baseline-row').first().locator('[data-figure$=".deviation.rootMeanSquaredError"]')).toBeVisible();
    await screenshots(page, 'folds-leaderboard');
  });

  const board = await figuresIn(page.getByTestId('leaderboard'));
  await test.step('two models side by side over their folds', async () => {
    await page.getByRole('checkbox', { name: 'Select all models' }).click();
    await page.getByRole('button', { name: 'Compare 2' }).click();
    await expect(page.getByTestId('compared-run')).toHaveCount(2);
    await expect(page.getByTestId('compared-run').first()).toContainText('mean of 3 folds');
    await screenshots(page, 'folds-compare');
  });

  await test.step('the saved report has the figures of the window', async () => {
    await goTo(page, 'Report');
    await expect(page.getByTestId('report')).toBeVisible();
    await screenshots(page, 'folds-report');
    const file = path.join(path.dirname(home.userData), 'report.html');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Save report' }).click();
    await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const saved = await figuresOfFile(page, readFileSync(file, 'utf8'));
    const own = [...board].filter(
      ([figure]) => !/\.(params|epochs|bestEpoch|seconds)$/.test(figure) && !/folds\.rows\.\d+\.evaluation\.(?!rootMean)/.test(figure),
    );
    expect(own.length).toBeGreaterThan(25);
    for (const [figure, value] of own) expect(saved.get(figure), figure).toBe(value);
  });

  await test.step('a model of which a fold was cancelled is not ranked until that fold is trained again', async () => {
    // As many folds as train at once, too long to end by themselves: what is asked for after them waits until they are cancelled.
    const { jobs } = await ask(page, 'app.info', undefined);
    const ahead = Math.ceil(jobs / folds);
    for (let batch = 0; batch < ahead; batch += 1) await trainModels(page, ['RNN'], 100_000);
    await trainModels(page, ['LSTM'], 4);
    const name = 'LSTM, fold 2 of 3';
    const cancelled = runRow(page, name);
    await cancelled.getByRole('button', { name: `Cancel ${name}` }).click();
    await expect(cancelled).toHaveAttribute('data-state', 'cancelled');
    for (let batch = 0; batch < ahead; batch += 1) {
      await page.getByRole('button', { name: 'More for RNN, fold 1 of 3' }).nth(batch).click();
      await page.getByRole('menuitem', { name: 'Cancel every fold' }).click();
    }
    await expect(page.locator('[data-state="running"], [data-state="queued"]')).toHaveCount(0, { timeout: 90_000 });
    await goTo(page, 'Leaderboard');
    const row = page.getByTestId('leaderboard-row').filter({ hasText: 'LSTM' });
    await expect(row).toContainText('2 of 3 folds');
    await expect(row.locator('[data-figure$=".rank"]')).toHaveCount(0);
    await screenshots(page, 'folds-unfinished');
    await goTo(page, 'Runs');
    await cancelled.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Train this fold again' }).click();
    await expect(page.locator('[data-testid="run-row"][data-state="done"]')).toHaveCount(3 * folds, { timeout: 90_000 });
    await goTo(page, 'Leaderboard');
    await expect(row.locator('[data-figure$=".rank"]')).toHaveCount(1);
    await expect(row).not.toContainText('of 3 folds');
  });
});
