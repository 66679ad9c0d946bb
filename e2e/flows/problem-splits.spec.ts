import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProblemRecord } from '../../src-main/core/problem/problem';
import type { PartName } from '../../src-main/core/problem/split-spec';
import { samplesOf, savedProblem, upTo } from '../support/ask';
import { dropFiles } from '../support/drop';
import { chooseOption, fillNumber } from '../support/form';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

/** Splits other than by chance: what must come out is computed here, from the numbers that are typed. */

async function openTable(page: Page, home: Home, name: string, lines: readonly string[]): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
}

/** A row an hour. */
const hours = 203;
function load(): readonly string[] {
  const at = (hour: number): string => new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 19).replace('T', ' ');
  return ['time,load', ...Array.from({ length: hours }, (_, hour) => `${at(hour)},${(50 + 10 * Math.sin(hour / 4)).toFixed(3)}`)];
}

interface Walk {
  readonly folds: number;
  readonly fold: number;
  readonly sliding: boolean;
  /** Share of the rows before the test part. */
  readonly validation: number;
}

/** Rows of each part: test parts of one size lie behind one another at the end, as in scikit-learn's TimeSeriesSplit. */
function partsOf({ folds, fold, sliding, validation }: Walk): readonly (readonly [part: PartName, from: number, to: number])[] {
  const size = Math.floor(hours / (folds + 1));
  const test = hours - (folds - fold + 1) * size;
  const train = sliding ? test - (hours - folds * size) : 0;
  const held = test - Math.round(validation * (test - train));
  return [['train', train, held], ...(held < test ? ([['validation', held, test]] as const) : []), ['test', test, test + size]];
}

test('a walk forward: every fold has the rows that lie before and in its test part, growing or sliding', async ({
  workbench: { page, home },
}) => {
  await openTable(page, home, 'load.csv', load());
  const [lookBack, foresight] = [5, 2];
  const span = lookBack + foresight + 1;
  await fillNumber(page, 'Look-back', lookBack);
  await fillNumber(page, 'Foresight', foresight);
  await chooseOption(page, 'Split', 'Step by step forward');
  await page.getByRole('radio', { name: 'Two parts' }).click();
  await fillNumber(page, 'Folds', 4);

  const expectParts = async (walk: Walk): Promise<void> => {
    const parts = partsOf(walk);
    const texts = parts.map(([part, from, to]) => `${to - from - span + 1} × ${lookBack} × 1 ${part}`);
    await expect(page.getByText(texts.join(', '), { exact: true })).toBeVisible();
    const counts = Object.fromEntries(parts.map(([part, from, to]) => [part, to - from - span + 1]));
    const problem = await savedProblem(page, counts);
    for (const [part, from, to] of parts) {
      const samples = await samplesOf(page, problem, part, [0, to - from - span]);
      expect(samples[0]?.inputRows[0], `first row of the ${part} part`).toBe(from);
      expect(samples.at(-1)?.targetRows, `last row of the ${part} part`).toEqual([to - 1]);
    }
  };
  await expectParts({ folds: 4, fold: 4, sliding: false, validation: 0 });

  await test.step('a fold is chosen by its bar, and by its number', async () => {
    await expect(page.getByRole('radio', { name: 'Every fold' })).toBeChecked();
    await page.getByRole('radio', { name: 'One fold' }).click();
    const bars = page.getByRole('list', { name: 'All folds' }).getByRole('button');
    await expect(bars).toHaveCount(4);
    await bars.nth(1).click();
    await expect(bars.nth(1)).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByLabel('This one', { exact: true })).toHaveValue('2');
    await expectParts({ folds: 4, fold: 2, sliding: false, validation: 0 });
    await fillNumber(page, 'This one', 3);
    await expect(bars.nth(2)).toHaveAttribute('aria-pressed', 'true');
    await expectParts({ folds: 4, fold: 3, sliding: false, validation: 0 });
  });

  await test.step('sliding, and with a validation part before the test part', async () => {
    await page.getByRole('radio', { name: 'Sliding' }).click();
    await expectParts({ folds: 4, fold: 3, sliding: true, validation: 0 });
    await page.getByRole('radio', { name: 'Three parts' }).click();
    await fillNumber(page, 'Validation, %', 20);
    await expectParts({ folds: 4, fold: 3, sliding: true, validation: 0.2 });
    await page.getByRole('radio', { name: 'Growing' }).click();
    await expectParts({ folds: 4, fold: 3, sliding: false, validation: 0.2 });
  });
  await expect(page.locator('#question-audit [data-badge]')).toHaveText('No leak found');
  await screenshots(page, 'problem-folds');
});

/** Machines that each were measured several times, in no order. */
const [machines, each] = [24, 5];
const machineOf = (row: number): number => (row * 7) % machines;
function measurements(): readonly string[] {
  const steps = Array.from({ length: 6 }, (_, step) => `s${step + 1}`);
  const value = (row: number, step: number): string => (((row * 37 + step * 101) % 997) / 10).toFixed(1);
  return [
    ['machine', ...steps, 'fails'].join(','),
    ...Array.from({ length: machines * each }, (_, row) =>
      [`m${machineOf(row)}`, ...steps.map((_, step) => value(row, step)), (row * row) % 3 === 0 ? 'yes' : 'no'].join(','),
    ),
  ];
}

test('a split by group: no machine is in two parts, and every row is in one', async ({ workbench: { page, home } }) => {
  await openTable(page, home, 'machines.csv', measurements());
  await chooseOption(page, 'Split', 'By group');
  await chooseOption(page, 'Group', 'machine');
  // 15 % of 120 rows are 18, which whole machines of five rows each reach with the fourth.
  const held = Math.ceil(Math.ceil(0.15 * machines * each) / each) * each;
  const counts = { train: machines * each - 2 * held, validation: held, test: held } as const;
  await expect(
    page.getByText(`${counts.train} × 6 × 1 train, ${counts.validation} × 6 × 1 validation, ${counts.test} × 6 × 1 test`),
  ).toBeVisible();

  const machinesOf = async (problem: ProblemRecord, part: PartName): Promise<readonly number[]> => {
    const rows = (await samplesOf(page, problem, part, upTo(counts[part]))).flatMap(({ inputRows }) => inputRows);
    return rows.map(machineOf);
  };
  const problem = await savedProblem(page, counts);
  const parts = await Promise.all((['train', 'validation', 'test'] as const).map((part) => machinesOf(problem, part)));
  const distinct = parts.map((part) => new Set(part).size);
  expect(distinct).toEqual([counts.train / each, counts.validation / each, counts.test / each]);
  expect(new Set(parts.flat()).size).toBe(machines);

  await test.step('another seed puts other machines aside', async () => {
    await page.getByLabel('Seed', { exact: true }).fill('2');
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    const other = await machinesOf(await savedProblem(page, counts), 'test');
    expect([...new Set(other)].sort()).not.toEqual([...new Set(parts[2])].sort());
  });
  await page.locator('#question-audit').getByText('All 8 checks are clear').click();
  await expect(page.getByText('No machine is in two parts.')).toBeVisible();
  await screenshots(page, 'problem-groups');
});
