import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dropFiles } from '../support/drop';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { workbook, writeParquet } from '../support/table-files';
import { expect, test } from '../support/test';

/** Tables that are no CSV files, dropped on the window as they are. */

function place(home: Home, name: string): string {
  mkdirSync(home.projects, { recursive: true });
  return path.join(path.dirname(home.projects), name);
}

function write(home: Home, name: string, content: string | Buffer): string {
  const file = place(home, name);
  writeFileSync(file, content);
  return file;
}

async function expectColumn(page: Page, index: number, values: readonly string[]): Promise<void> {
  for (const [row, value] of values.entries()) await expect(page.locator(`#cell-${row}-${index}`)).toHaveText(value);
}

const dialog = (page: Page) => page.getByRole('dialog');

async function importAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More about the import' }).click();
  await page.getByRole('menuitem', { name: 'Import again with other options…' }).click();
}

test('a sheet of a workbook is opened, and another one when it is chosen', async ({ workbench: { page, home } }) => {
  const games = [
    ['team', 'points'],
    ['Alba', 81],
    ['Bayern', 77.5],
  ];
  const players = [
    ['name', 'height', 'code'],
    ['Anna', 1.84, '007'],
    ['Bo', 2.01, '012'],
    ['Cem', 1.9, '100'],
  ];
  await dropFiles(page, [write(home, 'season.xlsx', workbook({ Games: games, Players: players }))]);
  await expect(page.getByText('2 rows × 2 columns')).toBeVisible();
  await expectColumn(page, 0, ['Alba', 'Bayern']);
  await expectColumn(page, 1, ['81', '77.5']);
  await importAgain(page);
  await expect(dialog(page).getByRole('row', { name: /Alba/ })).toBeVisible();
  await screenshots(page, 'import-workbook');
  await dialog(page).getByLabel('Sheet', { exact: true }).click();
  await page.getByRole('option', { name: 'Players' }).click();
  await expect(dialog(page).getByRole('row', { name: /Anna 1\.84 007/ })).toBeVisible();
  await screenshots(page, 'import-sheet');
  await dialog(page).getByRole('button', { name: 'Import the file' }).click();
  await expect(page.getByText('3 rows × 3 columns')).toBeVisible();
  await expectColumn(page, 2, ['007', '012', '100']);
});

test('Parquet, JSON lines and what gzip has packed are opened without a question', async ({ workbench: { page, home } }) => {
  const parquet = place(home, 'trades.parquet');
  await writeParquet(
    parquet,
    "SELECT DATE '2021-04-03' + i::INTEGER AS day, i * 0.5 AS price, i % 2 = 0 AS rising FROM range(5) AS numbers(i)",
  );
  await dropFiles(page, [parquet]);
  await expect(page.getByText('5 rows × 3 columns')).toBeVisible();
  await expectColumn(page, 0, ['2021-04-03', '2021-04-04']);
  await screenshots(page, 'import-parquet');

  await dropFiles(page, [write(home, 'events.jsonl', '{"at":"2021-04-03","n":1}\n{"at":"2021-04-04","n":2.5,"who":"Bo"}\n')]);
  await expect(page.getByText('2 rows × 3 columns')).toBeVisible();
  await expectColumn(page, 1, ['1', '2.5']);

  const rows = Array.from({ length: 4000 }, (_, row) => `${row},${row / 8}\n`).join('');
  await dropFiles(page, [write(home, 'sensor.csv.gz', gzipSync(`step,value\n${rows}`))]);
  await expect(page.getByText('4,000 rows × 2 columns')).toBeVisible();
  await expectColumn(page, 1, ['0', '0.125']);
  await expect(dialog(page)).toHaveCount(0);
  await screenshots(page, 'import-gzip');
});

test('a picture is refused with what can be opened instead', async ({ workbench: { page, home } }) => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  await dropFiles(page, [write(home, 'plot.png', png)]);
  await expect(page.getByText('plot.png is not a text file', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Excel (.xlsx), Parquet or JSON lines', { exact: false }).first()).toBeVisible();
  await screenshots(page, 'import-refused');
});
