import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';

/** Makes other files of the same kind, the same every time. */
const seed = 20_261_122;
/** What the files, two databases and DuckDB's own temporary files take. */
const wantedBytes = 8e9;

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
/** SQL of a whole number from 0 to `most` - 1 that only the row and the column decide. */
const random = (column: number, most: number): string => `(hash(i, ${seed + column}) % ${most})`;

/** @throws Error where the disk has no room for the files */
export async function expectRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < wantedBytes) throw new Error(`${folder} has ${((bavail * bsize) / 1e9).toFixed(1)} GB left; the bench takes 8 GB.`);
}

/** A number, a day, two fractions, a whole number and a word a row: 60 bytes. @returns bytes of the file */
export function writeTrades(path: string, rows: number): Promise<number> {
  const names = "['AAL', 'AAPL', 'GE', 'MSFT', 'T', 'XOM']";
  return writeCsv(path, rows, [
    'i AS id',
    `DATE '1970-01-01' + (i % 20000)::INTEGER AS day`,
    `round(${random(1, 1e12)} / 1e8, 8) AS price`,
    `round(${random(2, 2e8)} / 1e6 - 100, 6) AS change`,
    `${random(3, 1_000_000)} AS volume`,
    `${names}[1 + ${random(4, 6)}::INTEGER] AS name`,
  ]);
}

/** Sixty columns of fractions, fifteen of whole numbers, five of words. @returns bytes of the file */
export function writeWide(path: string, rows: number): Promise<number> {
  const columns = Array.from({ length: 80 }, (_, column) => {
    if (column % 16 === 15) return `'w' || ${random(column, 30)} AS word${column}`;
    return column % 4 === 3 ? `${random(column, 5000)} AS count${column}` : `round(${random(column, 1e8)} / 1e5, 5) AS x${column}`;
  });
  return writeCsv(path, rows, columns);
}

/** A minute and five features a row. @returns bytes of the file */
export function writeSeries(path: string, rows: number): Promise<number> {
  const features = Array.from(
    { length: 5 },
    (_, column) => `round(100 + 20 * sin(i / ${50 + 37 * column}) + ${random(column, 1000)} / 500, 4) AS f${column}`,
  );
  return writeCsv(path, rows, [`TIMESTAMP '2000-01-01' + i * INTERVAL 1 MINUTE AS minute`, ...features]);
}

async function writeCsv(path: string, rows: number, columns: readonly string[]): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT ${columns.join(', ')} FROM range(${rows}) AS numbers(i)) TO ${quoted(path)} (FORMAT csv, HEADER)`);
  } finally {
    instance.closeSync();
  }
  return statSync(path).size;
}
