import { chooseOption } from '../support/form';
import { killProcess, processIds } from '../support/processes';
import { screenshots } from '../support/screenshot';
import { defineProblem, dropSample, goTo, prepareStudy, runRow, train } from '../support/study';
import { expect, test } from '../support/test';

test('a killed trainer is a failed run with its reason, and nothing else is lost', async ({ workbench: { app, page, home } }) => {
  await prepareStudy(page, home);
  await train(page, { models: ['Deep LSTM'], epochs: 5000 });
  const deep = runRow(page, 'Deep LSTM');
  await expect(deep.locator('[data-figure$=".valLoss"]:not([data-value=""])')).toBeVisible();
  await killProcess(app, 'trainer-process');
  await expect(deep).toHaveAttribute('data-state', 'failed');
  await deep.getByRole('button', { name: 'Deep LSTM', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(/trainer|training/i);
  await screenshots(page, 'run-failed');
  await page.getByRole('button', { name: 'All runs' }).click();
  await train(page, { models: ['NN', 'GRU'], epochs: 5 });
  for (const name of ['NN', 'GRU']) await expect(runRow(page, name)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(deep).toHaveAttribute('data-state', 'failed');
  await goTo(page, 'Leaderboard');
  await expect(page.locator('[data-testid="leaderboard-row"][data-state="done"]')).toHaveCount(2);
});

test('a killed data process is started again with the same project', async ({ workbench: { app, page, home } }) => {
  await prepareStudy(page, home);
  const before = await killProcess(app, 'data-process');
  await expect.poll(async () => (await processIds(app, 'data-process')).filter((pid) => pid !== before).length).toBe(1);
  const notice = page.locator('.notice');
  await expect(notice).toContainText('The part of Seqbench that keeps the data ended unexpectedly. It has been started again');
  await screenshots(page, 'data-process-killed');
  await notice.getByRole('button', { name: 'Close' }).click();
  await train(page, { models: ['NN'] });
  await expect(runRow(page, 'NN')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
});

test('a window that is loaded anew shows the curves of what trains from their first epoch', async ({ workbench: { page, home } }) => {
  await prepareStudy(page, home);
  await train(page, { models: ['Deep LSTM'], epochs: 5000 });
  await expect(runRow(page, 'Deep LSTM')).toContainText(/epoch ([5-9]|\d\d+) of 5,?000/, { timeout: 60_000 });
  await page.reload();
  await goTo(page, 'Runs');
  const loss = page.locator('[data-testid="chart"][data-title="Loss"]');
  await expect(loss.locator('[data-testid="live-chart"] path[d*="L"]').first()).toBeVisible();
  await loss.getByRole('button', { name: /table/ }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  const epochs = await loss.locator('tbody th').allTextContents();
  expect(epochs.length).toBeGreaterThanOrEqual(4);
  expect(epochs).toEqual(epochs.map((_, index) => String(index + 1)));
  await page.getByRole('button', { name: 'Cancel it' }).click();
  await expect(runRow(page, 'Deep LSTM')).toHaveAttribute('data-state', 'cancelled');
});

test('after a restart everything is still there', async ({ start }) => {
  const first = await start();
  await prepareStudy(first.page, first.home);
  await train(first.page, { models: ['NN', 'RNN'] });
  for (const name of ['NN', 'RNN']) await expect(runRow(first.page, name)).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  const figures = (page: typeof first.page) =>
    page
      .getByTestId('leaderboard')
      .locator('[data-figure]')
      .evaluateAll((cells) => cells.map((cell) => `${cell.getAttribute('data-figure')} ${cell.getAttribute('data-value')}`));
  await goTo(first.page, 'Leaderboard');
  await expect(first.page.getByTestId('leaderboard-row')).toHaveCount(2);
  await expect(first.page.getByTestId('baseline-row')).not.toHaveCount(0);
  const before = await figures(first.page);
  await first.app.close();

  const { page } = await start();
  await expect(page.getByRole('navigation', { name: 'Project' })).toContainText('861 + 369');
  await goTo(page, 'Data');
  await expect(page.getByText('1,230 rows × 37 columns')).toBeVisible();
  await goTo(page, 'Models');
  await expect(page.getByTestId('model-row')).toHaveCount(8);
  await goTo(page, 'Runs');
  await expect(page.locator('[data-testid="run-row"][data-state="done"]')).toHaveCount(2);
  await goTo(page, 'Leaderboard');
  await expect.poll(() => figures(page)).toEqual(before);
});

test('runs that were training when the app was killed keep their epochs', async ({ start }) => {
  const first = await start();
  await prepareStudy(first.page, first.home);
  await train(first.page, { models: ['Deep LSTM', 'NN'], epochs: 5000 });
  await expect(runRow(first.page, 'Deep LSTM').locator('[data-figure$=".valLoss"]:not([data-value=""])')).toBeVisible();
  const pid = first.app.process().pid;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await first.app.waitForEvent('close');

  const { page } = await start();
  await goTo(page, 'Runs');
  await expect(runRow(page, 'Deep LSTM')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByTestId('run-row')).toHaveCount(2);
  await runRow(page, 'Deep LSTM').getByRole('button', { name: 'Deep LSTM', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('an edit made just before the window closes is kept', async ({ start }) => {
  const first = await start();
  await dropSample(first.page, first.home);
  await defineProblem(first.page);
  await chooseOption(first.page, 'Scaling', 'Standard');
  await first.app.close();

  const { page } = await start();
  await goTo(page, 'Problem');
  await expect(page.getByLabel('Scaling', { exact: true })).toContainText('Standard');
});
