import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { usualLength } from '../../../core/dataset/dialect';
import { guessHeader } from '../../../core/dataset/header';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { linesAbove } from '../../../core/dataset/lines-above';
import type { ImportNote } from '../../../core/dataset/preview';
import { readWorkbook, refuseWorkbook, sheetRows, XlsxPackage } from '../../../formats/xlsx';
import { refuseFile } from './fingerprint';
import type { Scratch } from './scratch';
import { sheetNotes } from './sheet-notes';

/** A sheet, written as CSV: the row's number in the sheet, then its cells. */
export interface SheetSource {
  readonly path: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  /** Number of the first row, and its cells. */
  readonly firstRow: number;
  readonly first: readonly string[];
  readonly width: number;
  readonly header: boolean;
  /** Rows above the table. */
  readonly skip: number;
  /** Columns that hold text below the header. */
  readonly textual: readonly boolean[];
  readonly notes: readonly ImportNote[];
}

const looked = 200;

/**
 * Unpacks one sheet of an XLSX file.
 *
 * @param most rows that are wanted
 * @throws SeqbenchError `file.unreadable`, `file.empty`, `file.disk-full`
 */
export async function openSheet(
  path: string,
  shown: string,
  options: ImportOptions,
  scratch: Scratch,
  most = Number.POSITIVE_INFINITY,
): Promise<SheetSource> {
  const zip = await XlsxPackage.open(path, shown);
  try {
    const workbook = await readWorkbook(zip, shown);
    const sheets = workbook.sheets.map(({ name }) => name);
    const visible = workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0];
    const chosen = options.sheet === null ? visible : workbook.sheets.find(({ name }) => name === options.sheet);
    if (!chosen) refuseWorkbook(shown, `has no sheet “${options.sheet ?? ''}”; it has ${sheets.join(', ')}`);
    let merged = 0;
    const rows = sheetRows(zip, workbook, chosen.part, () => (merged += 1));
    const written = await writeSheet(rows, await scratch.file('csv'), most);
    const found = written.head.map(({ row, cells }) => ({ line: row, fields: cells, closed: true }));
    const skip = options.skip ?? linesAbove(found, usualLength(found.map(({ fields }) => fields.length)));
    const [first, ...rest] = written.head.filter(({ row }) => row > skip);
    if (!first) refuseFile(shown, 'file.empty', `has nothing in its sheet “${chosen.name}”`, 'Choose another sheet in the import options.');
    const below = rest.map(({ cells }) => cells);
    const header = options.header ?? guessHeader(first.cells, below);
    const above = written.head.filter(({ row }) => row <= (header ? first.row : skip));
    const textual = Array.from(
      { length: written.width },
      (_, column) => (written.textRows[column] ?? 0) > above.filter(({ texts }) => texts[column]).length,
    );
    return {
      path: written.path,
      sheet: chosen.name,
      sheets,
      firstRow: first.row,
      first: first.cells,
      width: written.width,
      header,
      skip,
      textual,
      notes: sheetNotes({ ...written, merged }),
    };
  } finally {
    zip.close();
  }
}

interface WrittenSheet {
  readonly path: string;
  readonly width: number;
  /** Rows with text in a column. */
  readonly textRows: readonly number[];
  readonly head: readonly HeadRow[];
  /** Cells with a formula whose result the file does not have. */
  readonly unanswered: number;
  /** Cells that show hours where the file has days. */
  readonly durations: number;
}

interface HeadRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly texts: readonly boolean[];
}

async function writeSheet(rows: ReturnType<typeof sheetRows>, path: string, most: number): Promise<WrittenSheet> {
  const file = createWriteStream(path);
  const textRows: number[] = [];
  const head: HeadRow[] = [];
  let width = 0;
  let count = 0;
  let unanswered = 0;
  let durations = 0;
  for await (const { row, cells, unanswered: more } of rows) {
    unanswered += more;
    width = Math.max(width, cells.length);
    for (const [column, cell] of cells.entries()) {
      if (cell?.isText) textRows[column] = (textRows[column] ?? 0) + 1;
      if (cell?.isDuration) durations += 1;
    }
    const texts = cells.map((cell) => cell?.text ?? '');
    if (head.length < looked) head.push({ row, cells: texts, texts: cells.map((cell) => cell?.isText === true) });
    const line = [String(row), ...texts.map((text) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`))].join(',');
    if (!file.write(`${line}\n`)) await once(file, 'drain');
    count += 1;
    if (count >= most) break;
  }
  file.end();
  await finished(file);
  return { path, width, textRows, head, unanswered, durations };
}
