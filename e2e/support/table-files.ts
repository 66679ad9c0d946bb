import { DuckDBInstance } from '@duckdb/node-api';
import { strToU8, zipSync } from 'fflate';

/** Sheets by their names; rows of numbers and words, the first of them the header. */
export type Sheets = Readonly<Record<string, readonly (readonly (number | string)[])[]>>;

/** A workbook as spreadsheet programs write it, as far as a reader looks at it. */
export function workbook(sheets: Sheets): Buffer {
  const names = Object.keys(sheets);
  const relation = (index: number): string => `<Relationship Id="rId${index}" Type="x" Target="worksheets/sheet${index}.xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => relation(index + 1)).join('')}</Relationships>`,
  };
  for (const [index, name] of names.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name] ?? []);
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

function sheetXml(rows: readonly (readonly (number | string)[])[]): string {
  const cell = (value: number | string): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const body = rows.map((cells, row) => `<row r="${row + 1}">${cells.map(cell).join('')}</row>`).join('');
  return `<worksheet><sheetData>${body}</sheetData></worksheet>`;
}

/** Writes what a query gives as a Parquet file. */
export async function writeParquet(path: string, query: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  instance.closeSync();
}
