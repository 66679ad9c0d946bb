import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

/** Files in, tables out: what is sure without a word, what is not by a question. */

function write(home: Home, name: string, content: string | Buffer): string {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), name);
  writeFileSync(file, content);
  return file;
}

/** Waits until a column of the table on the data screen holds these values, from its first row on. */
async function expectColumn(page: Page, index: number, values: readonly string[]): Promise<void> {
  for (const [row, value] of values.entries()) await expect(page.locator(`#cell-${row}-${index}`)).toHaveText(value);
}

const dialog = (page: Page) => page.getByRole('dialog');

test('a file with decimal commas in windows-1252 is opened without a question', async ({ workbench: { page, home } }) => {
  const text = 'Straße;Preis in €;Menge\nHöhenweg;1.234,50;3\nGäßchen;99,90;12\nÖlmühle;12.000,00;7\n';
  // Every sign but € has its Latin-1 code there.
  const bytes = Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
  await dropFiles(page, [write(home, 'preise.csv', bytes)]);
  await expect(page.getByText('3 rows × 3 columns')).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  for (const name of ['Straße', 'Preis in €', 'Menge']) await expect(page.getByRole('columnheader', { name })).toBeVisible();
  await expectColumn(page, 0, ['Höhenweg', 'Gäßchen', 'Ölmühle']);
  await expectColumn(page, 1, ['1234.5', '99.9', '12000']);
  await screenshots(page, 'import-decimal-comma');
});

test('a date with two readings is asked about, and read as was said', async ({ workbench: { page, home } }) => {
  await dropFiles(page, [write(home, 'sales.csv', 'day,sold\n03/04/2021,5\n01/12/2021,8\n11/02/2022,6\n')]);
  const question = dialog(page).getByRole('group', { name: /How is .* in day meant/ });
  await expect(question).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Import the file' })).toBeDisabled();
  await screenshots(page, 'import-ambiguous');
  await question.getByRole('button', { name: '4 March 2021' }).click();
  await expect(question).toBeHidden();
  await expect(dialog(page).getByRole('row', { name: /2021-03-04/ })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Import the file' }).click();
  await expect(page.getByText('3 rows × 2 columns')).toBeVisible();
  await expectColumn(page, 0, ['2021-03-04', '2021-01-12', '2022-11-02']);
});

test('rows that do not fit are left out when that is said, counted, and listed with line and reason', async ({
  workbench: { page, home },
}) => {
  const rows = Array.from({ length: 300 }, (_, row) => (row === 120 ? '1,2' : row === 7 ? '1,2,3,4,5' : `${row},${row % 7},${row % 2}`));
  await dropFiles(page, [write(home, 'ragged.csv', `a,b,c\n${rows.join('\n')}\n`)]);
  await expect(dialog(page).getByText('Line 9 has too many fields')).toBeVisible();
  await screenshots(page, 'import-misfits');
  await dialog(page).getByRole('button', { name: 'Leave such rows out' }).click();
  await dialog(page).getByRole('button', { name: 'Import the file' }).click();
  await expect(page.getByText('298 rows × 3 columns')).toBeVisible();
  await page.getByRole('button', { name: '2 rows left out' }).click();
  const listed = dialog(page).getByRole('row');
  await expect(listed).toHaveCount(3);
  await expect(listed.nth(1)).toContainText(/^9\D/);
  await expect(listed.nth(1)).toContainText('1,2,3,4,5');
  await expect(listed.nth(2)).toContainText(/^122\D/);
  await screenshots(page, 'import-left-out');
});

test('every guess can be overruled: names, types and marks, live', async ({ workbench: { app, page, home } }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  const file = write(home, 'plain.txt', '7|0012|-99\n8|0013|4\n9|0014|5\n');
  await dropFiles(page, [file]);
  await expect(page.getByText('3 rows × 3 columns')).toBeVisible();
  await page.getByRole('button', { name: 'More about the import' }).click();
  await page.getByRole('menuitem', { name: 'Import again with other options…' }).click();
  await dialog(page).getByLabel('Name of column 2').fill('code');
  await dialog(page).getByLabel('Name of column 2').press('Enter');
  await expect(dialog(page).getByLabel('Type of code')).toBeVisible();
  await dialog(page).getByLabel('Type of code').click();
  await page.getByRole('option', { name: 'text' }).click();
  await dialog(page).getByLabel('Missing').fill('-99');
  await dialog(page).getByLabel('Missing').press('Enter');
  await expect(dialog(page).getByRole('row', { name: /^1 7 0012 —$/ })).toBeVisible();
  await screenshots(page, 'import-small');
  await dialog(page).getByRole('button', { name: 'Import the file' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expectColumn(page, 1, ['0012', '0013', '0014']);
  await expectColumn(page, 2, ['—', '4', '5']);
});

test('several files of one shape become one dataset, in the order that is confirmed', async ({ workbench: { page, home } }) => {
  const files = ['part 10.csv', 'part 2.csv'].map((name, index) => write(home, name, `t,y\n${10 - index},1\n${20 - index},2\n`));
  await dropFiles(page, [...files, write(home, 'notes.csv', 'a,b,c\n1,2,3\n')]);
  await dialog(page).getByRole('button', { name: 'Leave notes.csv out' }).click();
  await expect(dialog(page).getByRole('listitem')).toContainText(['part 2.csv', 'part 10.csv']);
  await screenshots(page, 'import-several');
  await dialog(page).getByRole('button', { name: 'part 10.csv before' }).click();
  await dialog(page).getByRole('button', { name: 'Import 2 files as one dataset' }).click();
  await expect(page.getByText('4 rows × 2 columns')).toBeVisible();
  await expectColumn(page, 0, ['10', '20', '9', '19']);
});

test('the daily sunspot file is read by its preset: names, missing values, and a date of year, month and day', async ({
  workbench: { page, home },
}) => {
  const lines = ['1818;01;01;1818.001; -1; -1.0;   0;1', '1818;01;08;1818.021; 65; 10.2;   1;1', '1818;01;09;1818.023; -1; -1.0;   0;1'];
  await dropFiles(page, [write(home, 'SN_d_tot.csv', `${lines.join('\n')}\n`)]);
  await expect(page.getByText('3 rows × 8 columns')).toBeVisible();
  await page.getByRole('button', { name: 'More about the import' }).click();
  await page.getByRole('menuitem', { name: 'Import again with other options…' }).click();
  await dialog(page).getByLabel('Preset', { exact: true }).click();
  await page.getByRole('option', { name: 'Daily sunspot file' }).click();
  await expect(dialog(page).getByRole('row', { name: /^1 1818 1 1 1818\.001 — — 0 1 1818-01-01$/ })).toBeVisible();
  await screenshots(page, 'import-preset');
  await dialog(page).getByRole('button', { name: 'Import the file' }).click();
  await expect(page.getByText('3 rows × 9 columns')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'sunspots' })).toContainText('2 missing');
});
