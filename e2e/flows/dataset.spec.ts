import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { dropFiles } from '../support/drop';
import type { Home } from '../support/launch';
import { screenshots } from '../support/screenshot';
import { defineProblem, dropSample } from '../support/study';
import { expect, test } from '../support/test';

function fileIn(home: Home, name: string): string {
  mkdirSync(home.projects, { recursive: true });
  return path.join(path.dirname(home.projects), name);
}

/** A million rows of four columns; the first says which row it is. */
async function writeMillion(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('row,a,b,c\n');
  for (let block = 0; block < 100; block += 1) {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const row = block * 10_000 + index + 1;
      return `${row},${row % 7},${(row * 37) % 1000},${row % 2}`;
    });
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

test('any row of a million is shown at once, measured', async ({ workbench: { page, home } }) => {
  const file = fileIn(home, 'million.csv');
  await writeMillion(file);
  const dropped = Date.now();
  await dropFiles(page, [file]);
  await expect(page.getByText('1,000,000 rows × 4 columns')).toBeVisible({ timeout: 60_000 });
  console.log(`a million rows imported and profiled: ${((Date.now() - dropped) / 1000).toFixed(1)} s`);
  const times: number[] = [];
  for (const row of [750_000, 12_345, 999_999, 500_001, 42]) {
    await page.getByLabel('Go to row').fill(String(row));
    // From the key to the cell with its value, by the window's own clock.
    const time = await page.evaluate(async (wanted) => {
      const input = document.querySelector<HTMLInputElement>('#go-to-row');
      const began = performance.now();
      input?.form?.requestSubmit();
      while (document.querySelector(`#cell-${wanted - 1}-0`)?.textContent.trim() !== String(wanted)) {
        if (performance.now() - began > 30_000) return Number.NaN;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.now() - began;
    }, row);
    times.push(Math.round(time));
  }
  console.log(`jump to a row of a million until its value stands there: ${times.join(', ')} ms`);
  expect(times.every(Number.isFinite)).toBe(true);
  await screenshots(page, 'dataset-million');
});

const bad: readonly (readonly [name: string, content: string | Buffer, said: RegExp])[] = [
  ['empty.csv', '', /empty/i],
  ['only-head.csv', 'M1,M2,W\n', /header|no rows/i],
  ['picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /not a text|binary/i],
];

test('files that cannot be read are refused with the reason, and nothing is left behind', async ({ workbench: { page, home } }) => {
  for (const [name, content, said] of bad) {
    const file = fileIn(home, name);
    writeFileSync(file, content);
    await dropFiles(page, [file]);
    const alert = page.getByRole('alert').filter({ hasText: said });
    await expect(alert, name).toBeVisible();
    await expect(alert).not.toContainText(/\bat \w+ \(|Error:/);
    if (name === 'picture.csv') await screenshots(page, 'start-refused');
    await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  }
});

test('the same file again is the same dataset', async ({ workbench: { page, home } }) => {
  await dropSample(page, home);
  await defineProblem(page);
  await dropSample(page, home);
  await expect(page.getByRole('navigation', { name: 'Project' })).toContainText('861 + 369');
  const datasets = await page.evaluate(async () => {
    const api = Reflect.get(window, 'api') as { invoke(command: string): Promise<{ ok: true; value: { datasets: unknown[] } }> };
    return (await api.invoke('project.state')).value.datasets.length;
  });
  expect(datasets).toBe(1);
});

test('a missing value in a step column is named with its row, and the problem says how to go on', async ({ workbench: { page, home } }) => {
  const file = fileIn(home, 'gap-in-step.csv');
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 5},${row === 20 ? 'n/a' : row % 3},${row % 4},${row % 2}`);
  writeFileSync(file, `M1,M2,M3,W\n${rows.join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
  await page.getByRole('textbox').first().fill('M1 … M3');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/M2 has no value in row 21/).first()).toBeVisible();
  await screenshots(page, 'problem-gap-in-step');
});
