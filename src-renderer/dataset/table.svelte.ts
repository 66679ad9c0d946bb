import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import { api } from '../api/api';
import { clamp } from '../ui/number';
import { columnAt, columnEdges, columnsAt } from './columns';
import { TableCells } from './table-cells';
import { type Extent, furthest, isScaled, laidOutHeight, offsetAt, offsetFor, rowsAt, scrollTopAt } from '../ui/scroll';

export const rowHeight = 34;
export const headHeight = 66;
/** Pixels that the word above the row numbers needs. */
const narrowestGutter = 44;
/** Rows drawn beyond the edge, so that a quick scroll shows no gap. */
const more = 5;

/** Where one is in the table. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

/** A table that shows any part of any number of rows and columns, drawing only what is seen. */
export class TableState {
  /** Pixels of all rows above the viewport. */
  offset = $state(0);
  /** As the browser has it; differs from `offset` where the scroll bar is scaled. */
  scrollTop = $state(0);
  scrollLeft = $state(0);
  /** Size of what shows head and rows. */
  width = $state(0);
  height = $state(0);
  cursor = $state.raw<Cursor>({ row: 0, column: 0 });

  readonly edges: readonly number[];
  readonly cells: TableCells;
  /** Width of the row numbers. */
  readonly gutter: number;
  readonly extent: Extent = $derived.by(() => ({
    content: this.dataset.rows * rowHeight,
    viewport: Math.max(0, this.height - headHeight),
  }));
  readonly bodyHeight = $derived(laidOutHeight(this.extent));
  readonly bodyWidth: number;
  readonly rowSpan = $derived.by(() => rowsAt(this.offset, this.extent.viewport, rowHeight, this.dataset.rows, more));
  readonly columnSpan = $derived.by(() => columnsAt(this.edges, this.scrollLeft, Math.max(0, this.width - this.gutter)));

  /** Whole numbers of their own, so that what depends on them is not drawn again with every pixel. */
  readonly firstRow = $derived.by(() => this.rowSpan.first);
  readonly endRow = $derived.by(() => this.rowSpan.end);
  readonly firstColumn = $derived.by(() => this.columnSpan.first);
  readonly endColumn = $derived.by(() => this.columnSpan.end);
  /** How far rows are drawn from where they would be if all were laid out; nothing where they are. */
  private readonly shift = $derived.by(() => Math.round(this.scrollTop - this.offset));

  constructor(
    readonly dataset: DatasetSummary,
    /** Moves the browser's scroll bars. */
    private readonly scroll: (top: number, left: number) => void,
  ) {
    this.edges = columnEdges(dataset.columns);
    this.gutter = Math.max(narrowestGutter, String(dataset.rows).length * 8 + 24);
    this.bodyWidth = this.gutter + (this.edges.at(-1) ?? 0);
    this.cells = new TableCells(dataset, (part) => api.invoke('dataset.page', { datasetId: dataset.id, ...part }));
  }

  /** @returns where a row is drawn inside the scrolled element, in pixels */
  topOf(row: number): number {
    return row * rowHeight + this.shift;
  }

  /** The browser scrolled: by the bar, or because it was told to. */
  scrolled(top: number, left: number): void {
    this.scrollLeft = left;
    // It rounds what it was told; one of its pixels may be several rows' worth, so ours is the truth then.
    const echo = isScaled(this.extent) && Math.abs(top - scrollTopAt(this.offset, this.extent)) < 1;
    this.scrollTop = top;
    if (!echo) this.offset = offsetAt(top, this.extent);
  }

  /** A turn of the wheel. @returns whether it was used up; the browser does it itself where the bar is not scaled */
  turned(deltaY: number): boolean {
    if (!isScaled(this.extent) || deltaY === 0) return false;
    this.moveTo(this.offset + deltaY);
    return true;
  }

  /** Moves the cursor and brings it into sight. */
  go(row: number, column: number): void {
    this.cursor = { row: clamp(row, 0, Math.max(0, this.dataset.rows - 1)), column: clamp(column, 0, Math.max(0, this.edges.length - 2)) };
    this.moveTo(offsetFor(this.cursor.row, this.offset, this.extent.viewport, rowHeight), this.leftFor(this.cursor.column));
  }

  /** @param left @param top a place inside the scrolled element, in pixels */
  point(left: number, top: number): void {
    const row = Math.floor((top - this.scrollTop + this.offset) / rowHeight);
    // Left of the first column are the row numbers, which stay where they are.
    const column = left - this.scrollLeft < this.gutter ? this.cursor.column : columnAt(this.edges, left - this.gutter);
    this.go(row, column);
  }

  /** Puts a row in the middle, as after a jump. */
  goToRow(row: number): void {
    this.go(row, this.cursor.column);
    this.moveTo(this.cursor.row * rowHeight - (this.extent.viewport - rowHeight) / 2);
  }

  /** Moves the cursor by one key. @returns whether the key means a move */
  key(key: string, ends: boolean): boolean {
    const { row, column } = this.cursor;
    const screen = Math.max(1, Math.floor(this.extent.viewport / rowHeight) - 1);
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [ends ? 0 : row - 1, column],
      ArrowDown: [ends ? Infinity : row + 1, column],
      ArrowLeft: [row, ends ? 0 : column - 1],
      ArrowRight: [row, ends ? Infinity : column + 1],
      PageUp: [row - screen, column],
      PageDown: [row + screen, column],
      Home: [ends ? 0 : row, 0],
      End: [ends ? Infinity : row, Infinity],
    };
    const move = moves[key];
    if (!move) return false;
    this.go(...move);
    return true;
  }

  private leftFor(column: number): number {
    const left = this.edges[column] ?? 0;
    const right = this.edges[column + 1] ?? left;
    const room = this.width - this.gutter;
    if (left < this.scrollLeft) return left;
    return right > this.scrollLeft + room ? right - room : this.scrollLeft;
  }

  private moveTo(offset: number, left = this.scrollLeft): void {
    this.offset = clamp(offset, 0, furthest(this.extent));
    this.scroll(scrollTopAt(this.offset, this.extent), left);
  }
}
