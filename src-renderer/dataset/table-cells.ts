import type { ErrorInfo } from '../../src-main/contract/errors';
import type { Cell, DatasetPage } from '../../src-main/core/dataset/dataset';
import { pagesKept, RowPages, rowsPerPage } from '../app/pages.svelte';
import type { Span } from '../ui/scroll';

/** Columns that are read together; a table that has no more is read in all its columns. */
export const bandColumns = 100;
/** Pages that a band keeps, however many bands there are: what is seen, and what lies before and after it. */
const fewestKept = 6;

/** A page of some columns, as it is asked for. */
export interface PartOfPage {
  readonly offset: number;
  readonly limit: number;
  readonly columns?: Span;
}

/** The cells of a table as they are needed: of a wide one only the columns that are seen, a band at a time. */
export class TableCells {
  private readonly bands: readonly RowPages[];

  /** @param read asks for a page */
  constructor({ rows, columns }: { rows: number; columns: readonly unknown[] }, read: (part: PartOfPage) => Promise<DatasetPage>) {
    const count = Math.max(1, Math.ceil(columns.length / bandColumns));
    const kept = Math.max(fewestKept, Math.floor(pagesKept / count));
    this.bands = Array.from({ length: count }, (_, band) => {
      const span = { first: band * bandColumns, end: Math.min(columns.length, (band + 1) * bandColumns) };
      const some = count === 1 ? {} : { columns: span };
      return new RowPages((offset, limit) => read({ offset, limit, ...some }), rows, rowsPerPage(span.end - span.first), kept);
    });
  }

  /** Of the first band that could not be read. */
  get error(): ErrorInfo | null {
    return this.bands.find(({ error }) => error !== null)?.error ?? null;
  }

  /** @returns a cell, or undefined until it has arrived */
  at(row: number, column: number): Cell | undefined {
    return this.bandOf(column)?.row(row)?.[column % bandColumns];
  }

  /** What a number lacks behind its decimals, so that the points of its column stand below each other. */
  padding(column: number, cell: Cell | undefined): string | undefined {
    return this.bandOf(column)?.padding(column % bandColumns, cell);
  }

  /** Says which part is looked at. */
  want(rows: Span, { first, end }: Span): void {
    for (let band = Math.floor(first / bandColumns); band * bandColumns < end; band += 1) this.bands[band]?.want(rows);
  }

  /** Asks again after an error. */
  retry(): void {
    for (const band of this.bands) if (band.error !== null) band.retry();
  }

  private bandOf(column: number): RowPages | undefined {
    return this.bands[Math.floor(column / bandColumns)];
  }
}
