/** What was used last, up to a number of entries. */
export class PageCache<Page> {
  /** In order of use, oldest first. */
  private readonly pages = new Map<number, Page>();

  constructor(private readonly limit: number) {}

  has(page: number): boolean {
    return this.pages.has(page);
  }

  get(page: number): Page | undefined {
    return this.pages.get(page);
  }

  /** Says that a page is in use. */
  touch(page: number): void {
    const rows = this.pages.get(page);
    if (rows === undefined) return;
    this.pages.delete(page);
    this.pages.set(page, rows);
  }

  set(page: number, rows: Page): void {
    this.pages.set(page, rows);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= this.limit) break;
      this.pages.delete(oldest);
    }
  }
}
