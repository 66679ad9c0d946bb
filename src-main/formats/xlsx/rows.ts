import { readCell, type RawCell, type SheetCell } from './cell';
import type { XlsxPackage } from './package';
import type { Workbook } from './workbook';
import { XmlReader } from './xml';

/** A row with anything in it. */
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** From column A on; null for empty cells. */
  readonly cells: readonly (SheetCell | null)[];
  /** Cells with a formula whose result the file does not have. */
  readonly unanswered: number;
}

/** Most columns that a sheet can have. */
const mostColumns = 16_384;

/**
 * Rows of a sheet in their order, as they stream out of the file.
 *
 * @param onMerged called for every area of merged cells, which stand behind the rows
 */
export async function* sheetRows(zip: XlsxPackage, workbook: Workbook, part: string, onMerged: () => void): AsyncGenerator<SheetRow> {
  const collector = new RowCollector(workbook, onMerged);
  const reader = new XmlReader(workbook.shown, collector);
  for await (const piece of zip.read(part, false)) {
    reader.write(piece);
    yield* collector.take();
  }
  reader.end();
  yield* collector.take();
}

/** Turns tags into rows. */
class RowCollector {
  private rows: SheetRow[] = [];
  private row = 0;
  private cells: (SheetCell | null)[] = [];
  private column = 0;
  private cell: RawCell | null = null;
  private value = '';
  private inValue = false;
  private hasFormula = false;
  private unanswered = 0;
  private phonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly onMerged: () => void,
  ) {}

  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = Number(attributes.r ?? this.row + 1);
      this.cells = [];
      this.column = 0;
      this.unanswered = 0;
    } else if (name === 'c') {
      this.column = columnOf(attributes.r) ?? this.column;
      this.cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
      this.value = '';
      this.hasFormula = false;
    } else if (name === 'f') {
      this.hasFormula = true;
    } else if (name === 'rPh') {
      this.phonetic = true;
    } else if (name === 'mergeCell') {
      this.onMerged();
    }
    // Formulas are not read: the value that the spreadsheet program computed stands beside them.
    this.inValue = this.cell !== null && !this.phonetic && (name === 'v' || name === 't');
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    this.inValue = false;
    if (name === 'rPh') this.phonetic = false;
    if (name === 'c' && this.cell) {
      const cell = readCell({ ...this.cell, value: this.value }, this.workbook);
      if (cell && this.column < mostColumns) {
        while (this.cells.length < this.column) this.cells.push(null);
        this.cells[this.column] = cell;
      }
      // Some programs leave the computing to whoever opens the file; an empty text is a result.
      if (this.hasFormula && !cell && this.cell.type !== 'str') this.unanswered += 1;
      this.column += 1;
      this.cell = null;
    }
    if (name === 'row' && this.cells.length + this.unanswered > 0)
      this.rows.push({ row: this.row, cells: this.cells, unanswered: this.unanswered });
  }
}

/** `B7` → 1; null where the cell does not say where it stands. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}
