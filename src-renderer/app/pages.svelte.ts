import type { Cell, DatasetPage } from '../../src-main/core/dataset/dataset';
import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';
import { PageCache } from './page-cache';
import { formatCell } from '../ui/cell';
import { padding, TailCount } from '../../src-main/core/decimals';
import type { Span } from '../ui/scroll';

type Row = readonly Cell[];
/** Asks for rows. @returns the page that begins at `offset` */
export type PageReader = (offset: number, limit: number) => Promise<DatasetPage>;

/** Requests at once. */
const atOnce = 2;
/** Pages that are kept, the least recently used going first. */
export const pagesKept = 48;
/** About as many cells as one page has, whatever the number of columns. */
const cellsPerPage = 12_000;

/** Rows of a page: many where columns are few. */
export function rowsPerPage(columns: number): number {
  return Math.min(400, Math.max(20, Math.floor(cellsPerPage / Math.max(1, columns))));
}

/** Rows of a table as they are needed: what is seen first, then what lies before and after it. */
export class RowPages {
  error = $state.raw<ErrorInfo | null>(null);
  /** Changes with every page that arrives, so that the rows that wait for it are drawn. */
  private version = $state(0);
  private readonly pages: PageCache<readonly Row[]>;
  private asked: readonly number[] = [];
  private seen: readonly number[] = [];
  private near: readonly number[] = [];
  /** How long the decimals of each column are, over all pages so far. */
  private readonly tails: TailCount[] = [];
  private readonly counted = new Set<number>();

  constructor(
    private readonly read: PageReader,
    private readonly rows: number,
    readonly pageRows: number,
    kept = pagesKept,
  ) {
    this.pages = new PageCache(kept);
  }

  /** @returns a row, or undefined until it has arrived */
  row(index: number): Row | undefined {
    // Read for its own sake: whoever draws the row draws it again when pages arrive.
    if (this.version < 0) return undefined;
    const page = Math.floor(index / this.pageRows);
    return this.pages.get(page)?.[index - page * this.pageRows];
  }

  /** What a number lacks behind its decimals, so that the points of its column stand below each other. */
  padding(column: number, cell: Cell | undefined): string | undefined {
    const tail = this.version < 0 ? undefined : this.tails[column];
    return typeof cell === 'number' && tail ? padding(formatCell(cell), tail.common) : undefined;
  }

  /** Says which rows are looked at; what was asked for before and is not needed any more is not fetched. */
  want({ first, end }: Span): void {
    const from = Math.floor(first / this.pageRows);
    const to = Math.floor(Math.max(first, end - 1) / this.pageRows);
    const seen = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const last = Math.ceil(this.rows / this.pageRows) - 1;
    this.seen = seen;
    this.near = [to + 1, from - 1].filter((page) => page >= 0 && page <= last);
    for (const page of seen) this.pages.touch(page);
    this.fetchNext();
  }

  /** Asks again after an error. */
  retry(): void {
    this.error = null;
    this.fetchNext();
  }

  /** What lies near is asked for only while nothing else is, so that a jump never waits behind it. */
  private fetchNext(): void {
    while (this.error === null && this.asked.length < atOnce) {
      const missing = (page: number): boolean => !this.pages.has(page) && !this.asked.includes(page);
      const page = this.seen.find(missing) ?? (this.asked.length === 0 ? this.near.find(missing) : undefined);
      if (page === undefined) return;
      void this.fetch(page);
    }
  }

  private async fetch(page: number): Promise<void> {
    this.asked = [...this.asked, page];
    try {
      const { rows } = await this.read(page * this.pageRows, this.pageRows);
      this.pages.set(page, rows);
      this.count(page, rows);
      this.version += 1;
    } catch (thrown) {
      this.error = toErrorInfo(thrown);
    }
    this.asked = this.asked.filter((other) => other !== page);
    this.fetchNext();
  }

  private count(page: number, rows: readonly Row[]): void {
    if (this.counted.has(page)) return;
    this.counted.add(page);
    for (const row of rows) {
      for (const [column, cell] of row.entries())
        if (typeof cell === 'number') (this.tails[column] ??= new TailCount()).add(formatCell(cell));
    }
  }
}
