import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from '../support/drop';
import { screenshots } from '../support/screenshot';
import { expect, test } from '../support/test';

const days = 2500;

/** Prices of two companies by day: high and low say the same, and every third week comes back. */
function prices(): string {
  const lines = ['date,open,high,low,volume,name'];
  for (const [company, name] of ['AAL', 'DAL'].entries()) {
    for (let day = 0; day < days; day += 1) {
      const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
      const open = 40 + 20 * company + 3 * Math.sin((2 * Math.PI * day) / 21) + (day === 1234 ? 50 : 0);
      lines.push(
        `${date},${open.toFixed(3)},${(open + 1).toFixed(3)},${(open - 1 + (day % 7) / 50).toFixed(3)},${1_000_000 + ((day * 7919) % 900_000)},${name}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

test('lines, correlations and autocorrelation of a dataset, looked at closer and series by series', async ({
  workbench: { page, home },
}) => {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'prices.csv');
  writeFileSync(file, prices());
  await dropFiles(page, [file]);
  await expect(page.getByText('5,000 rows × 6 columns')).toBeVisible();
  const denied = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => {
      if (document.body.innerText.includes('Correlations need two columns')) seen.push('correlations');
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  await page.getByRole('radio', { name: 'Look' }).click();

  // Two rows a day: they are told apart by the company at once.
  for (const name of ['AAL', 'DAL']) await expect(page.locator(`[data-testid="chart"][data-title="${name}"]`)).toContainText('2,500 rows');
  await expect(page.getByText('Same axes everywhere; 5,000 rows: lowest and highest of 120 stretches.')).toBeVisible();
  await expect(page.getByText(/comes back at 21 rows/)).toBeVisible();
  await screenshots(page, 'look-multiples');
  await page.setViewportSize({ width: 960, height: 640 });
  await screenshots(page, 'look-small');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('Told apart by').click();
  await page.getByRole('option', { name: 'one series' }).click();

  const lines = page.locator('[data-testid="chart"][data-title="Lines"]');
  await expect(lines).toContainText('5,000 rows: lowest and highest of 400 stretches');
  await expect(page.getByText(/high and low correlate at 0\.99\d: they say nearly the same/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Correlations' })).toBeVisible();
  expect(await denied.jsonValue(), 'said to be impossible while it was being computed').toEqual([]);
  await expect(page.getByText(/The next row does not go the same way as this one, but \d+ rows later they go together/)).toBeVisible();
  await screenshots(page, 'look-lines');

  // A stretch is drawn over the chart by hand: its rows are asked for anew.
  await expect(async () => {
    const area = await lines.getByRole('img').first().boundingBox();
    if (!area) throw new Error('The chart has no place.');
    await page.mouse.move(area.x + area.width * 0.4, area.y + 100);
    await page.waitForTimeout(600);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width * 0.44, area.y + 120, { steps: 6 });
    await page.mouse.up();
    await expect(lines).toContainText(/every one of \d+ rows/, { timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await screenshots(page, 'look-close');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(lines).toContainText('5,000 rows: lowest and highest');
  await page.getByRole('button', { name: 'Closer' }).click();
  await expect(page.getByRole('button', { name: 'Later' })).toBeVisible();
  await page.getByRole('button', { name: 'Wider' }).click();
  await expect(page.getByRole('button', { name: 'Later' })).toBeHidden();

  await page.getByRole('radio', { name: 'Table' }).click();
  await expect(page.getByLabel('Go to row')).toBeVisible();
});
