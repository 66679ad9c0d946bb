import type { ElectronApplication, Page } from '@playwright/test';

/** Answers the next save dialog, which no test can reach into, with a path. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, filePath);
}

/** Every figure of a saved report, by where it stands in the result record: exact values, as text. */
export async function figuresOfFile(page: Page, html: string): Promise<ReadonlyMap<string, string>> {
  const pairs = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'text/html');
    return [...document.querySelectorAll('[data-figure]')].map(
      (element) => [element.getAttribute('data-figure') ?? '', element.getAttribute('data-value') ?? ''] as const,
    );
  }, html);
  return new Map(pairs);
}
