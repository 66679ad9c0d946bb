import type { DuckDBConnection } from '@duckdb/node-api';
import { SeqbenchError } from '../../../contract/errors';
import { columnNames } from '../../../core/dataset/header';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { formatCount } from '../../../core/text';
import { columnName, readRows } from '../../warehouse/warehouse';
import type { StageFacts } from './classify';
import { refuseFile } from './fingerprint';
import { guessLayout, refuseWidth, type TextLayout } from './layout';
import type { StagedFile } from './rejects';
import type { SheetFile, Source, TextFile } from './source';
import { createStage, csvScan, dropRejects, stageCsv, stageTable } from './stage';
import { jsonFields, readJsonLines, stageJson } from './stage-json';

/** What files were put on the stage. */
export interface Stage {
  readonly facts: StageFacts;
  readonly files: readonly StagedFile[];
  /** Null for formats whose fields no sign separates. */
  readonly layout: TextLayout | null;
  readonly header: boolean;
  /** Lines above the table; of a sheet, rows. */
  readonly skip: number;
}

/**
 * Puts the rows of files on the stage, as the text that they are.
 *
 * @param sources of one format, in the order of their rows
 * @param limit most rows of a file; null for all
 * @throws SeqbenchError `file.too-wide`, `file.unlike-shapes`
 */
export async function readStage(
  connection: DuckDBConnection,
  sources: readonly Source[],
  options: ImportOptions,
  limit: number | null,
): Promise<Stage> {
  const [first] = sources;
  switch (first?.format) {
    case 'csv':
      return stageTexts(connection, sources as readonly TextFile[], options, limit);
    case 'json-lines':
      return stageObjects(connection, sources as readonly TextFile[], limit);
    case 'xlsx':
      return stageSheets(connection, sources as readonly SheetFile[]);
    case 'parquet':
    case undefined:
      throw new SeqbenchError({ code: 'internal', message: 'Parquet files have types of their own.' });
  }
}

interface Guessed {
  readonly options: ImportOptions;
  readonly sources: readonly TextFile[];
  readonly layouts: readonly TextLayout[];
}

/** What was guessed last, by the first file: the stage asks again for what the direct way has asked for. */
const guessed = new WeakMap<TextFile, Guessed>();

/** Layouts of all files: the first one's separator and quotation mark hold for the others. */
export function layoutsOf(sources: readonly TextFile[], options: ImportOptions): readonly TextLayout[] {
  const [first] = sources;
  if (!first) return [];
  const known = guessed.get(first);
  if (known?.options === options && known.sources === sources) return known.layouts;
  const layouts = guessLayouts(first, sources.slice(1), options);
  guessed.set(first, { options, sources, layouts });
  return layouts;
}

function guessLayouts(first: TextFile, others: readonly TextFile[], options: ImportOptions): readonly TextLayout[] {
  const layout = guessLayout(first.shown, first.text.head, options);
  const { delimiter, quote, header, skip } = layout;
  const rest = others.map((source) => guessLayout(source.shown, source.text.head, { ...options, delimiter, quote, header, skip }));
  for (const [index, other] of rest.entries()) refuseUnlike(others[index]?.shown ?? '', first.shown, layout.names, other.names, header);
  return [layout, ...rest];
}

async function stageTexts(
  connection: DuckDBConnection,
  sources: readonly TextFile[],
  options: ImportOptions,
  limit: number | null,
): Promise<Stage> {
  const layouts = layoutsOf(sources, options);
  const [layout] = layouts;
  if (!layout) throw new SeqbenchError({ code: 'internal', message: 'No file was given.' });
  const { delimiter, quote, header, skip, names } = layout;
  await createStage(connection, names.length);
  const files: StagedFile[] = [];
  for (const [index, { shown, text }] of sources.entries()) {
    const firstRow = await rowsOnStage(connection);
    await stageCsv(connection, index, { path: text.path, layout, strict: !text.print.mixedLineEnds }, limit);
    files.push({ shown, path: text.path, firstRow, marks: { quote, delimiter, header, skip, blankRows: names.length === 1 } });
  }
  return { facts: { names, textual: null, commaSeparates: delimiter === ',' }, files, layout, header, skip };
}

async function stageObjects(connection: DuckDBConnection, sources: readonly TextFile[], limit: number | null): Promise<Stage> {
  await readJsonLines(
    connection,
    sources.map(({ text }) => text.path),
    limit,
  );
  const fields = await jsonFields(connection);
  const shown = sources[0]?.shown ?? '';
  if (fields.names.length === 0)
    refuseFile(shown, 'file.header-only', 'has no object with a field', 'Choose a file with one JSON object a line.');
  refuseWidth(shown, fields.names.length);
  await stageJson(connection, fields);
  const files = sources.map((source) => ({ shown: source.shown, path: source.text.path, firstRow: 0, marks: null }));
  return {
    facts: { ...fields, names: columnNames(fields.names, fields.names.length), commaSeparates: true },
    files,
    layout: null,
    header: true,
    skip: 0,
  };
}

async function stageSheets(connection: DuckDBConnection, sources: readonly SheetFile[]): Promise<Stage> {
  const [first] = sources;
  if (!first) throw new SeqbenchError({ code: 'internal', message: 'No file was given.' });
  const width = Math.max(...sources.map(({ sheet }) => sheet.width));
  const { header } = first.sheet;
  const names = columnNames(header ? first.sheet.first : [], width);
  refuseWidth(first.shown, width);
  for (const { shown, sheet } of sources.slice(1)) {
    refuseUnlike(shown, first.shown, names, columnNames(header ? sheet.first : [], sheet.width), header);
  }
  await createStage(connection, width);
  for (const [index, source] of sources.entries()) await stageSheet(connection, index, source, width, header);
  const textual = names.map((_, column) => sources.some(({ sheet }) => sheet.textual[column] === true));
  const files = sources.map(({ shown, sheet }) => ({ shown, path: sheet.path, firstRow: 0, marks: null }));
  return { facts: { names, textual, commaSeparates: true }, files, layout: null, header, skip: first.sheet.skip };
}

/** The sheet's own row numbers stand before its cells. */
async function stageSheet(
  connection: DuckDBConnection,
  index: number,
  { sheet }: SheetFile,
  width: number,
  header: boolean,
): Promise<void> {
  const columns = Array.from({ length: width }, (_, column) => columnName(column + 1));
  const layout = { delimiter: ',', quote: '"', header: false, skip: 0, names: [columnName(0), ...columns] };
  const types = ['BIGINT', ...columns.map(() => 'VARCHAR')];
  const scan = csvScan({ path: sheet.path, layout, strict: false, types, more: ['null_padding = true', 'parallel = false'] });
  const below = ` WHERE ${columnName(0)} > ${header ? sheet.firstRow : sheet.skip}`;
  await dropRejects(connection);
  await connection.run(`INSERT INTO ${stageTable} SELECT ${index}, ${columnName(0)}, ${columns.join(', ')} FROM ${scan}${below}`, [
    sheet.path,
  ]);
  await dropRejects(connection);
}

async function rowsOnStage(connection: DuckDBConnection): Promise<number> {
  const [[count] = []] = await readRows(connection, `SELECT count(*) FROM ${stageTable}`);
  return Number(count);
}

/** @throws SeqbenchError `file.unlike-shapes` where columns differ in number or, where they have names, in name */
export function refuseUnlike(shown: string, first: string, names: readonly string[], own: readonly string[], named: boolean): void {
  const count = own.length === names.length;
  const other = named ? own.findIndex((name, index) => name !== names[index]) : -1;
  if (count && other < 0) return;
  const firstName = first.split(/[\\/]/).at(-1) ?? first;
  const why = count
    ? `calls its column ${other + 1} “${own[other] ?? ''}”, where ${firstName} has “${names[other] ?? ''}”`
    : `has ${formatCount(own.length)} columns, where ${firstName} has ${formatCount(names.length)}`;
  refuseFile(shown, 'file.unlike-shapes', why, 'Import the files one by one, or choose files with the same columns in the same order.');
}
