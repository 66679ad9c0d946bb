import { expect, type Locator, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from './drop';
import { type Home, root } from './launch';

/** Steps that several journeys take, as a person takes them. */

/** Parameters of the eight models of the basketball study, by name. */
export const studyParams: Readonly<Record<string, number>> = {
  NN: 2737,
  RNN: 1721,
  'Deep RNN': 3473,
  LSTM: 4385,
  'Deep LSTM': 21025,
  GRU: 3393,
  'Deep GRU': 16065,
  'Conv1D Deep LSTM': 15797,
};

/** Writes the sample beside the projects of a home. @returns its path */
export function writeSample(home: Home): string {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'basketball.csv');
  execFileSync(process.execPath, [path.join(root, 'resources/samples/basketball.mjs'), file]);
  return file;
}

export type Place = 'Data' | 'Problem' | 'Models' | 'Runs' | 'Leaderboard' | 'Report';

export async function goTo(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Project' }).getByRole('button', { name: place }).click();
}

/** Drops the sample on the start screen and waits for its table. */
export async function dropSample(page: Page, home: Home): Promise<void> {
  await dropFiles(page, [writeSample(home)]);
  await expect(page.getByText('1,230 rows × 37 columns')).toBeVisible();
}

/** From the table to the problem as it is suggested, but in two parts, as the published study has it. */
export async function defineProblem(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Define the problem' }).click();
  await page.getByRole('radio', { name: 'Two parts' }).click();
  await page.getByLabel('Test, %').fill('30');
  await page.getByLabel('Test, %').press('Enter');
  await expect(page.getByText('861 × 36 × 1 train, 369 × 36 × 1 test')).toBeVisible();
}

export async function addAllModels(page: Page): Promise<void> {
  await goTo(page, 'Models');
  await page.getByRole('button', { name: 'Add all 8' }).click();
  await expect(page.getByTestId('model-row')).toHaveCount(8);
}

/** Drop, problem, eight models: everything before training. */
export async function prepareStudy(page: Page, home: Home): Promise<void> {
  await dropSample(page, home);
  await defineProblem(page);
  await addAllModels(page);
}

export interface TrainingChoice {
  /** Names of the models to train; all of them where left out. */
  readonly models?: readonly string[];
  readonly epochs?: number;
}

/** Opens the dialog, chooses, and starts. */
export async function train(page: Page, { models, epochs }: TrainingChoice = {}): Promise<void> {
  await goTo(page, 'Models');
  await page.getByRole('button', { name: /^Train \d+ models?$/ }).click();
  const dialog = page.getByRole('dialog');
  if (models) {
    await dialog.getByRole('checkbox', { name: 'All models' }).click();
    for (const name of models) await dialog.getByRole('checkbox', { name, exact: true }).click();
  }
  if (epochs !== undefined) {
    await dialog.getByRole('textbox', { name: 'Epochs', exact: true }).fill(String(epochs));
    await dialog.getByLabel('Patience').fill('10000');
  }
  await dialog.getByRole('button', { name: /^Train \d+ models?$/ }).click();
  await expect(dialog).toBeHidden();
}

/** Waits on the screen of the runs until so many have trained to their end. */
export async function trained(page: Page, count: number): Promise<void> {
  await expect(page.locator('[data-testid="run-row"][data-state="done"]')).toHaveCount(count, { timeout: 120_000 });
}

/** The newest run of a model, as a row of the runs. */
export function runRow(page: Page, model: string): Locator {
  return page.getByTestId('run-row').filter({ has: page.getByRole('button', { name: model, exact: true }) });
}

/** Every figure below a place, by where it stands in the result record: exact values, as text. */
export async function figuresIn(place: Locator): Promise<ReadonlyMap<string, string>> {
  const pairs = await place
    .locator('[data-figure]')
    .evaluateAll((elements) =>
      elements.map((element) => [element.getAttribute('data-figure') ?? '', element.getAttribute('data-value') ?? ''] as const),
    );
  return new Map(pairs);
}
