import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectedProblems, type ExpectedProblem } from '../../scripts/gallery/expected';
import { formatCount } from '../../src-main/core/text';
import { ask } from '../support/ask';
import { root } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { goTo } from '../support/study';
import { expect, test } from '../support/test';

const card = (page: Page, template: string) => page.locator(`[data-template="${template}"]`);

interface TemplateTraining {
  readonly epochs?: number;
  readonly steps?: number;
  readonly batch_size: number;
}

function trainingOf({ template }: ExpectedProblem): TemplateTraining {
  const text = readFileSync(path.join(root, 'resources/templates', `${template}.seqbench.json`), 'utf8');
  return (JSON.parse(text) as { readonly training: TemplateTraining }).training;
}

/** `861 × 36 × 1`: how the window writes the samples of a part. */
function partTexts({ samples, input, id }: ExpectedProblem): readonly string[] {
  const [steps = 0, ...rest] = input.map(formatCount);
  return samples.map((count) => [formatCount(count), id === 'P2' ? `up to ${steps}` : steps, ...rest].join(' × '));
}

test('the start screen shows every study with its picture, size and published figure, and finds one by a word', async ({
  workbench: { page },
}) => {
  await expect(page.locator('[data-template]')).toHaveCount(expectedProblems.length);
  await expect(card(page, 'sunspots')).toContainText('simulated');
  await expect(card(page, 'sunspots')).toContainText('72,865 days');
  await expect(card(page, 'sunspots')).toContainText('published: RMSE 14.4');
  await expect(card(page, 'digits')).not.toContainText('simulated');
  await screenshots(page, 'start-gallery');
  const search = page.getByRole('searchbox', { name: 'Search the studies' });
  await search.fill('conv2d');
  await expect(page.locator('[data-template]')).toHaveCount(1);
  await expect(card(page, 'digits')).toBeVisible();
  await search.fill('nothing at all');
  await expect(page.getByText('No study has this in it')).toBeVisible();
  await search.fill('');
  await expect(page.locator('[data-template]')).toHaveCount(expectedProblems.length);
});

/** Begins to make the project, and thinks better of it while its data are read: nothing is left of it. */
async function cancelOnce(page: Page, title: string): Promise<void> {
  await card(page, 'digits').click();
  const progress = page.getByRole('status').filter({ hasText: title });
  await expect(progress.getByText('Reading the rows')).toBeVisible();
  await progress.getByRole('button', { name: 'Cancel import' }).click();
  await expect(progress).toHaveCount(0);
  await expect(card(page, 'digits')).toBeEnabled();
  await expect(page.locator('.notice')).toHaveCount(0);
  expect(await ask(page, 'project.state', undefined)).toBeNull();
}

for (const problem of expectedProblems) {
  test(`${problem.title} opens from the start screen as a project with the published parameters and counts`, async ({
    workbench: { page },
  }) => {
    test.slow(problem.template === 'digits', 'imports 785 columns');
    if (problem.template === 'digits') await cancelOnce(page, problem.title);
    await card(page, problem.template).click();
    const rows = page.getByTestId('model-row');
    await expect(rows).toHaveCount(problem.models.length, { timeout: 240_000 });

    await test.step('models', async () => {
      for (const { name, total } of problem.models) {
        const row = rows.filter({ has: page.getByText(name, { exact: true }) });
        await expect(row.locator('[data-figure$=".params"]')).toHaveAttribute('data-value', String(total));
      }
    });

    await test.step('training as the study has it', async () => {
      const { epochs, steps, batch_size: batch } = trainingOf(problem);
      await page.getByRole('button', { name: /^Train \d+ models?$/ }).click();
      const dialog = page.getByRole('dialog');
      if (steps !== undefined) await dialog.getByText('More options').click();
      const length = steps === undefined ? 'Epochs' : 'Steps in place of epochs';
      await expect(dialog.getByLabel(length, { exact: true })).toHaveValue(String(steps ?? epochs));
      await expect(dialog.getByLabel('Batch size', { exact: true })).toHaveValue(String(batch));
      await dialog.getByRole('button', { name: 'Not now' }).click();
    });

    await test.step('problem', async () => {
      await goTo(page, 'Problem');
      for (const part of partTexts(problem)) await expect(page.getByText(part).first()).toBeVisible();
      await screenshots(page, `template-${problem.template}`);
    });
  });
}
