import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerSaveDialog, figuresOfFile } from '../support/report-file';
import { screenshots } from '../support/screenshot';
import { watchFor } from '../support/seen';
import { addAllModels, defineProblem, dropSample, figuresIn, goTo, runRow, studyParams, train, trained } from '../support/study';
import { expect, test } from '../support/test';

test('from a dropped file to a saved report', async ({ workbench: { app, page, home } }) => {
  await screenshots(page, 'start');

  await test.step('drop the CSV: rows, columns, profile', async () => {
    await dropSample(page, home);
    await screenshots(page, 'dataset');
  });

  await test.step('problem: what comes out of it', async () => {
    await defineProblem(page);
    await screenshots(page, 'problem');
  });

  await test.step('eight models with the exact parameter counts', async () => {
    await addAllModels(page);
    for (const [name, params] of Object.entries(studyParams)) {
      const row = page.getByTestId('model-row').filter({ has: page.getByText(name, { exact: true }) });
      await expect(row.locator('[data-figure$=".params"]')).toHaveAttribute('data-value', String(params));
    }
    await screenshots(page, 'models');
  });

  await test.step('they train, several at once, with live curves', async () => {
    // A run that still trains already shows the figures of its first epochs, and the chart a line of it.
    const shown = await watchFor(page, [
      '[data-testid="run-row"][data-state="running"] [data-figure$=".valLoss"]:not([data-value=""])',
      '[data-testid="chart"][data-title="Loss"] [data-testid="live-chart"] path[d*="L"]',
    ]);
    await train(page);
    await expect(page.getByTestId('run-row')).toHaveCount(8);
    await shown();
    await screenshots(page, 'runs-live');
    await trained(page, 8);
    const loss = page.locator('[data-testid="chart"][data-title="Loss"]');
    await expect(loss.locator('.scatterlayer .trace').first()).toBeVisible();
    await expect(loss.locator('[data-testid="live-chart"]')).toHaveCount(0);
    await screenshots(page, 'runs');
    await runRow(page, 'Deep GRU').getByRole('button', { name: 'Deep GRU', exact: true }).click();
    await expect(page.getByTestId('classification-report')).toBeVisible();
    await screenshots(page, 'run');
  });

  await test.step('leaderboard: ranked, every model above the majority class, sortable', async () => {
    await goTo(page, 'Leaderboard');
    const board = page.getByTestId('leaderboard');
    await expect(board.getByTestId('leaderboard-row')).toHaveCount(8);
    const column = async (key: string): Promise<number[]> =>
      board
        .getByTestId('leaderboard-row')
        .locator(`[data-figure$=".${key}"]`)
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    const accuracies = await column('accuracy');
    expect(accuracies).toEqual([...accuracies].sort((a, b) => b - a));
    const majority = Number(
      await board.getByTestId('baseline-row').first().locator('[data-figure$=".accuracy"]').getAttribute('data-value'),
    );
    for (const accuracy of accuracies) {
      expect(accuracy).toBeGreaterThan(majority);
      expect(accuracy).toBeGreaterThanOrEqual(0.78);
      expect(accuracy).toBeLessThanOrEqual(0.88);
    }
    expect((await column('params')).sort((a, b) => a - b)).toEqual(Object.values(studyParams).sort((a, b) => a - b));
    await screenshots(page, 'leaderboard');
    await board.getByRole('button', { name: 'Params' }).click();
    await expect.poll(() => column('params')).toEqual(Object.values(studyParams).sort((a, b) => a - b));
    await board.getByRole('button', { name: 'Params' }).click();
    await expect.poll(() => column('params')).toEqual(Object.values(studyParams).sort((a, b) => b - a));
  });

  await test.step('three side by side', async () => {
    await page.getByRole('checkbox', { name: 'Select LSTM', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Select NN', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Select Deep GRU', exact: true }).click();
    await page.getByRole('button', { name: 'Compare 3' }).click();
    await expect(page.getByTestId('compared-run')).toHaveCount(3);
    await expect(page.getByTestId('confusion-matrix')).toHaveCount(3);
    await expect(page.getByTestId('classification-report').first()).toContainText('weighted average');
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect.poll(() => page.locator('main').evaluate(sideways), 'what must be scrolled sideways').toEqual([]);
    await screenshots(page, 'compare');
  });

  await test.step('the saved report has the figures of the window', async () => {
    const compared = await figuresIn(page.locator('main'));
    await goTo(page, 'Leaderboard');
    const board = await figuresIn(page.getByTestId('leaderboard'));
    await goTo(page, 'Report');
    await expect(page.getByTestId('report')).toBeVisible();
    await screenshots(page, 'report');
    const file = path.join(path.dirname(home.userData), 'report.html');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Save report' }).click();
    await expect(page.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const html = readFileSync(file, 'utf8');
    expect(html).not.toMatch(/<script|(src|href)="https?:/);
    const saved = await figuresOfFile(page, html);
    expect(board.size).toBeGreaterThan(60);
    expect(compared.size).toBeGreaterThan(30);
    for (const [figure, value] of [...board, ...compared]) expect(saved.get(figure), figure).toBe(value);
  });
});

test('cancel ends a run at once and keeps what was done', async ({ workbench: { page, home } }) => {
  await dropSample(page, home);
  await defineProblem(page);
  await addAllModels(page);
  await train(page, { models: ['LSTM', 'GRU', 'NN'], epochs: 20_000 });
  const row = runRow(page, 'LSTM');
  await expect(row.locator('[data-figure$=".valLoss"]:not([data-value=""])')).toBeVisible();
  const asked = Date.now();
  await row.getByRole('button', { name: 'Cancel LSTM' }).click();
  await expect(row).toHaveAttribute('data-state', 'cancelled');
  console.log(`cancel to shown as cancelled: ${Date.now() - asked} ms`);
  await page.getByRole('button', { name: /^Cancel (it|all \d)$/ }).click();
  await expect(page.locator('[data-state="running"], [data-state="queued"]')).toHaveCount(0);
  await row.getByRole('button', { name: 'LSTM', exact: true }).click();
  await expect(page.getByText('This run was cancelled. What it did until then is kept.')).toBeVisible();
  await expect(page.getByTestId('classification-report')).toBeVisible();
  await screenshots(page, 'run-cancelled');

  await test.step('a run that was removed is had back', async () => {
    await goTo(page, 'Runs');
    await row.getByRole('button', { name: 'LSTM', exact: true }).press('Delete');
    await expect(row).toHaveCount(0);
    await expect(page.getByText('The run of LSTM was removed.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(row).toHaveAttribute('data-state', 'cancelled');
    await expect(page.getByText('The run of LSTM was removed.')).toHaveCount(0);
  });
});

/** Classes of everything below an element that has more than fits beside each other. */
function sideways(element: Element): readonly string[] {
  return [...element.querySelectorAll('*')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX))
    .map((each) => each.className);
}
