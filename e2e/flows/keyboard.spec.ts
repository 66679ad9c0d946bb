import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

/** What a person without a mouse does first. */

const openShortcuts = async (page: Page): Promise<void> => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
};

test('one Escape closes a dialog, and what lies behind an open one cannot be changed', async ({ workbench: { page } }) => {
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeEnabled();

  await test.step('Escape, with the focus where the dialog put it', async () => {
    await openShortcuts(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('Escape, with the words of its button shown', async () => {
    await openShortcuts(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(page.locator('[data-tooltip-content]')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('no shortcut reaches through a dialog', async () => {
    await openShortcuts(page);
    await page.keyboard.press('ControlOrMeta+n');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a dialog with a field begins there', async () => {
    await page.keyboard.press('ControlOrMeta+n');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
