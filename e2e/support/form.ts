import type { Locator, Page } from '@playwright/test';

/** Chooses from a list that opens, whether it can be searched or not. */
export async function chooseOption(place: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'keyboard' in place ? place : place.page();
  await place.getByLabel(label, { exact: true }).click();
  await page
    .getByRole('option', { name: optionName(option) })
    .first()
    .click();
}

/** An option may have a hint right behind its name. */
function optionName(option: string): RegExp {
  return new RegExp(`^${option.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:$|\\s|number|text|date|[a-z])`);
}

export async function fillNumber(place: Page | Locator, label: string, value: number): Promise<void> {
  const field = place.getByLabel(label, { exact: true });
  await field.fill(String(value));
  await field.press('Enter');
}
