import { screenshots } from '../support/screenshot';
import { defineProblem, dropSample, goTo } from '../support/study';
import { expect, test } from '../support/test';

test('the target is found among many columns by typing', async ({ workbench: { page, home } }) => {
  await dropSample(page, home);
  await defineProblem(page);
  const target = page.getByRole('combobox', { name: 'Target', exact: true });
  await expect(target).toHaveText('W');
  await target.click();
  const search = page.getByPlaceholder('Search 37 columns');
  await expect(search).toBeFocused();
  await search.fill('m2');
  await expect(page.getByRole('option').first()).toContainText('M2number');
  await screenshots(page, 'problem-target');
  await search.fill('nothing');
  await expect(page.getByText('Nothing has this in its name.')).toBeVisible();
  await search.fill('M20');
  await search.press('Enter');
  await expect(search).toBeHidden();
  await expect(target).toHaveText('M20');
  await expect(page.getByText('M20 from 35 steps')).toBeVisible();

  await test.step('by keyboard alone, and left as it was', async () => {
    await target.press('Enter');
    await search.press('ArrowDown');
    await search.press('Escape');
    await expect(target).toBeFocused();
    await expect(target).toHaveText('M20');
  });
});

test('a problem is renamed in place, which can be undone', async ({ workbench: { page, home } }) => {
  await dropSample(page, home);
  await defineProblem(page);
  const title = page.getByRole('heading', { level: 1 });
  const input = page.getByRole('textbox', { name: 'Name of the problem' });
  await title.getByRole('button').dblclick();
  await screenshots(page, 'problem-rename');
  await input.fill('Who wins?');
  await input.press('Enter');
  await expect(title).toHaveText('Who wins?');
  await page.keyboard.press('Control+z');
  await expect(title).toHaveText('Predict W');
  await page.keyboard.press('Control+Shift+z');
  await expect(title).toHaveText('Who wins?');

  await test.step('from the menu, and not where the name is empty', async () => {
    await page.getByRole('button', { name: 'More for the problem' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await input.fill('');
    await input.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'A name has 1 to 120 characters.' })).toBeVisible();
    await input.fill('Home win');
    await input.press('Enter');
    await expect(title).toHaveText('Home win');
  });
  await goTo(page, 'Models');
  await goTo(page, 'Problem');
  await expect(title).toHaveText('Home win');
});
