import type { Locator, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { fillNumber } from '../support/form';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

/** The window under the mouse: its rows light up in the table and in the chart, wherever it is moved. */

const rows = 400;
const dayOf = (row: number): string => new Date(Date.UTC(2023, 0, 1 + row)).toISOString().slice(0, 10);

async function openPrices(page: Page, home: Home): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'prices.csv');
  const lines = Array.from({ length: rows }, (_, row) => `${dayOf(row)},${(100 + row / 10 + 5 * Math.sin(row / 6)).toFixed(2)}`);
  writeFileSync(file, `${['date,price', ...lines].join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
}

interface Shown {
  readonly goesIn: readonly number[];
  readonly predicted: readonly number[];
}

/** Rows of the file, from 0, that are lit in the table. */
async function lit(preview: Locator): Promise<Shown> {
  const table = preview.getByRole('region', { name: 'Rows of the table' });
  const numbers = (role: string): Promise<readonly number[]> =>
    table.locator(`tr[data-role="${role}"] th`).evaluateAll((heads) => heads.map((head) => parseInt(head.textContent, 10) - 1));
  return { goesIn: await numbers('in'), predicted: await numbers('out') };
}

function windowAt(first: number, lookBack: number, foresight: number): Shown {
  return { goesIn: Array.from({ length: lookBack }, (_, step) => first + step), predicted: [first + lookBack + foresight] };
}

/** Where the lit dots stand in the chart, as places of the rows that it shows. */
async function drawn(chart: Locator): Promise<{ readonly dots: number; readonly predicted: number; readonly ground: number }> {
  const [dots, predicted, ground] = await Promise.all([
    chart.locator('circle.in').count(),
    chart.locator('circle.out').count(),
    chart.locator('rect.ground').evaluate((rect) => Number(rect.getAttribute('x'))),
  ]);
  return { dots, predicted, ground };
}

test('a window is moved with the mouse, and look-back and foresight move it live', async ({ workbench: { page, home } }) => {
  await openPrices(page, home);
  const [lookBack, foresight] = [7, 2];
  await fillNumber(page, 'Look-back', lookBack);
  await fillNumber(page, 'Foresight', foresight);
  const preview = page.getByTestId('preview');
  const chart = preview.getByRole('figure', { name: 'price over the sample' });
  await fillNumber(preview, 'Window', 101);
  await expect.poll(() => lit(preview)).toEqual(windowAt(100, lookBack, foresight));
  await chart.scrollIntoViewIfNeeded();

  await test.step('dragged by so many rows as the mouse goes', async () => {
    await expect.poll(() => drawn(chart)).toMatchObject({ dots: lookBack, predicted: 1 });
    const before = await drawn(chart);
    const dots = await chart.locator('circle.in').evaluateAll((circles) => circles.map((circle) => circle.getBoundingClientRect().x + 2.5));
    const perRow = (dots.at(-1)! - dots[0]!) / (lookBack - 1);
    const box = (await chart.locator('rect.ground').boundingBox())!;
    const [x, y] = [dots[4]!, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const step of [2, 5, 9, 12]) {
      await page.mouse.move(x + step * perRow, y, { steps: 3 });
      await expect.poll(() => lit(preview)).toEqual(windowAt(100 + step, lookBack, foresight));
    }
    // The rows stay where they are while the window moves among them.
    await expect.poll(async () => (await drawn(chart)).ground - before.ground).toBeCloseTo(12 * perRow, 0);
    await screenshots(page, 'preview-drag');
    await page.mouse.move(x - 7 * perRow, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => lit(preview)).toEqual(windowAt(93, lookBack, foresight));
    await expect(preview.getByLabel('Window', { exact: true })).toHaveValue('94');
  });

  await test.step('by the slider, with the mouse', async () => {
    const slider = preview.getByRole('slider', { name: 'Window, slider' });
    const box = (await slider.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const chosen = async () => Number(await preview.getByLabel('Window', { exact: true }).inputValue());
    await expect.poll(chosen).toBeGreaterThan(94);
    await expect.poll(() => lit(preview)).toEqual(windowAt((await chosen()) - 1, lookBack, foresight));
    await fillNumber(preview, 'Window', 94);
  });

  await test.step('a row of the table, pressed, is looked at with its window', async () => {
    const table = preview.getByRole('region', { name: 'Rows of the table' });
    const before = table.locator('tr[data-role="none"]').filter({ hasText: dayOf(91) });
    await before.click();
    // The last window that begins at the row or before it is the one that begins there.
    await expect.poll(() => lit(preview)).toEqual(windowAt(91, lookBack, foresight));
    await fillNumber(preview, 'Window', 94);
    await expect.poll(() => lit(preview)).toEqual(windowAt(93, lookBack, foresight));
  });

  await test.step('look-back and foresight move it, and the counts follow', async () => {
    const countOf = (back: number, ahead: number): number => Math.round(0.7 * rows) - back - ahead;
    for (const [name, back, ahead] of [
      ['Look-back', lookBack + 1, foresight],
      ['Foresight', lookBack + 1, foresight + 1],
    ] as const) {
      await page.getByRole('slider', { name: `${name}, slider` }).press('ArrowRight');
      await expect.poll(() => lit(preview)).toEqual(windowAt(93, back, ahead));
      await expect(page.getByText(`${countOf(back, ahead)} × ${back} × 1 train`)).toBeVisible();
      await expect(preview.getByText(`${back} × 1`, { exact: true })).toBeVisible();
      await expect.poll(() => drawn(chart)).toMatchObject({ dots: back, predicted: 1 });
    }
  });

  await test.step('and its stretch is lit over the whole line too', async () => {
    const whole = page.locator('[data-testid="chart"][data-title="price in its parts"]');
    await whole.scrollIntoViewIfNeeded();
    // Three parts, what goes in, and what is predicted.
    await expect(whole.locator('.shapelayer path')).toHaveCount(5);
  });
});
