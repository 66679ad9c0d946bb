import type { Locator, Page } from '@playwright/test';
import { ask, savedProblem } from '../support/ask';
import { chooseOption, fillNumber } from '../support/form';
import { alarmOf, dayOf, meterRows, modeOf, openMeter } from '../support/meter';
import { screenshots } from '../support/screenshot';
import { figuresIn, goTo, train, trained } from '../support/study';
import { expect, test } from '../support/test';

/** Classes of several values, from the table to the leaderboard: two columns of a row, rows ahead of a window, every step of it. */

const chooseTarget = (page: Page, name: string): Promise<void> =>
  chooseOption(page.getByRole('region', { name: 'What is to be predicted?' }), 'Target', name);

/** Figures below a place whose path ends so, in their order. */
async function figures(place: Locator, ending: RegExp): Promise<readonly number[]> {
  return [...(await figuresIn(place))].filter(([path]) => ending.test(path)).map(([, value]) => Number(value));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The pooled accuracy, after the matrix and what it is pooled of agree with it. @param values that the test part has */
async function checkFigures(
  page: Page,
  table: string,
  { values, parts }: { readonly values: number; readonly parts: number },
): Promise<void> {
  await expect(page.getByTestId('confusion-matrix')).toBeVisible();
  const counts = [...(await figuresIn(page.getByTestId('confusion-matrix')))].map(
    ([path, value]) => [path.split('.').slice(-2), Number(value)] as const,
  );
  const right = sum(counts.filter(([[truth, answer]]) => truth === answer).map(([, count]) => count));
  expect(sum(counts.map(([, count]) => count))).toBe(values);
  const [accuracy = 0] = await figures(page.getByTestId('classification-report'), /report\.accuracy$/);
  expect(accuracy).toBeCloseTo(right / values, 12);
  const each = await figures(page.getByTestId(table), /\.accuracy$/);
  expect(each).toHaveLength(parts);
  expect(sum(each) / parts).toBeCloseTo(accuracy, 12);
}

test('two columns of classes of every row, from the table to the leaderboard', async ({ workbench: { page, home } }) => {
  await openMeter(page, home);
  await page.getByRole('radio', { name: 'Each row is one' }).click();
  await page.getByRole('textbox', { name: 'Steps' }).fill('load … weekday');
  await chooseTarget(page, 'alarm');
  await expect(page.getByRole('radio', { name: 'Two classes' })).toBeChecked();
  await page.getByRole('button', { name: 'Predict several' }).click();
  await chooseOption(page, 'Targets: add a target', 'mode');
  await expect(page.getByRole('radio', { name: 'Several classes' })).toBeChecked();
  await expect(page.getByText('alarm holds 2 different values, mode 3.')).toBeVisible();
  await expect(page.getByText('(None, 3, 1) in, (None, 2, 5) out')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Do classes weigh the same?' })).toHaveCount(0);

  const { datasetId, spec } = await savedProblem(page, {});
  const { test: held } = await ask(page, 'problem.check', { datasetId, spec });
  const rows = held?.rows ?? 0;
  expect(rows).toBeGreaterThan(20);

  await test.step('the row that is looked at shows both of its classes', async () => {
    const preview = page.getByTestId('preview');
    await expect(async () => {
      const number = await preview.locator('tr:is([data-role="out"], [data-role="both"]) th').first().innerText();
      const first = Number.parseInt(number, 10) - 1;
      expect(await preview.locator('dl[aria-label="Target"] b').allInnerTexts()).toEqual([alarmOf(first), modeOf(first)]);
    }).toPass({ timeout: 30_000 });
  });

  await test.step('labels are told target by target, and may be named', async () => {
    const balance = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'target', exact: true }) });
    await expect(balance.locator('td.label')).toHaveText(['off', 'on', 'high', 'low', 'mid']);
    await screenshots(page, 'classes-two-targets');
    await page.getByRole('switch', { name: 'Name the classes' }).click();
    await expect(page.getByLabel('Labels, in order')).toHaveValue('high, low, mid, off, on');
    await page.getByRole('button', { name: 'Undo' }).click();
  });

  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Add all \d+$/ }).click();
  await expect(page.getByTestId('model-row').filter({ hasText: 'Dense 10 → Reshape → Activation' })).toHaveCount(4);
  await train(page, { models: ['NN', 'GRU'], epochs: 6 });
  await trained(page, 2);
  await goTo(page, 'Leaderboard');
  const ranked = page.getByTestId('leaderboard-row');
  await expect(ranked).toHaveCount(2);
  await expect(page.getByTestId('baseline-row').first()).toBeVisible();

  await test.step('both are compared, with their accuracy by target', async () => {
    for (const index of [0, 1]) await ranked.nth(index).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Compare 2' }).click();
    await expect(page.getByTestId('compared-run')).toHaveCount(2);
    for (const run of await page.getByTestId('compared-run').all())
      await expect(run.getByTestId('by-byTarget').getByRole('rowheader')).toHaveText(['alarm', 'mode']);
    await screenshots(page, 'classes-compare');
    await page.keyboard.press('Escape');
  });

  await ranked.first().locator('[data-item]').click();
  await checkFigures(page, 'by-byTarget', { values: 2 * rows, parts: 2 });
  await screenshots(page, 'classes-run');
  await goTo(page, 'Report');
  await expect(page.frameLocator('iframe').getByText(/alarm/).first()).toBeVisible();
});

test('a class three rows ahead of every window, and at every step of it', async ({ workbench: { page, home } }) => {
  await openMeter(page, home);
  await page.getByRole('radio', { name: 'Rows one after another' }).click();
  await chooseTarget(page, 'mode');
  await expect(page.getByText('(None, 10, 1) in, (None, 3) out')).toBeVisible();
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Add all \d+$/ }).click();
  await goTo(page, 'Problem');
  const answers = page.getByTestId('preview').locator('dl[aria-label="Target"] > div');

  await test.step('at every step, each answer is the class of the row after it', async () => {
    await page.getByRole('radio', { name: 'At every step' }).click();
    await expect(page.getByText('(None, 10, 1) in, (None, 10, 3) out')).toBeVisible();
    await expect(answers.first()).toContainText(dayOf(1));
    await expect(answers.first()).toContainText(modeOf(1));
    await page.getByRole('radio', { name: 'Once, after the window' }).click();
  });

  await test.step('three rows ahead, the window and what it predicts are linked', async () => {
    await fillNumber(page, 'Horizon', 3);
    await expect(page.getByText('(None, 10, 1) in, (None, 3, 3) out')).toBeVisible();
    await fillNumber(page, 'Window', 40);
    const ahead = [49, 50, 51];
    await expect(answers).toHaveCount(3);
    for (const [index, row] of ahead.entries()) {
      await expect(answers.nth(index)).toContainText(dayOf(row));
      await expect(answers.nth(index)).toContainText(modeOf(row));
    }
    await screenshots(page, 'classes-ahead');
  });

  await test.step('a model for one answer is given the ending for three by its button', async () => {
    await goTo(page, 'Models');
    const gru = page.getByTestId('model-row').filter({ has: page.getByText('GRU', { exact: true }) });
    await gru.locator('[data-item]').click();
    await page
      .getByTestId('layer-problem')
      .getByRole('button', { name: /^End with Dense 9/ })
      .click();
    await expect(page.getByTestId('layer-problem')).toBeHidden();
  });

  await train(page, { epochs: 6 });
  await expect(page.getByTestId('run-row')).not.toHaveCount(0);
  await trained(page, await page.getByTestId('run-row').count());
  await goTo(page, 'Leaderboard');
  await page.getByTestId('leaderboard-row').first().locator('[data-item]').click();
  // 15 % of the rows, and no window of ten and three beyond their end.
  await checkFigures(page, 'by-ahead', { values: 3 * (0.15 * meterRows - 12), parts: 3 });
});
