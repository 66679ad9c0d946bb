import type { Ground } from './gather';
import { type ReadWatch, streamColumns, unwatched } from './stream-columns';

/** Above this share of a table, rows are found by an array as long as the table; below, by a map. */
const denseShare = 1 / 16;

/** Rows that are read, by the table's numbers of them. */
export class RowPlaces {
  private found: ((row: number) => number) | null = null;

  /**
   * @param rows [places] 0-based rows of the table, each once
   * @param tableRows rows that the table has
   */
  constructor(
    readonly rows: Uint32Array,
    private readonly tableRows: number,
  ) {}

  get count(): number {
    return this.rows.length;
  }

  /** @returns a function from a row of the table to its place; -1 where it was left out */
  get placeOf(): (row: number) => number {
    this.found ??= this.makeIndex();
    return this.found;
  }

  /** A condition that lets DuckDB pass over most of a long table where the rows are few. */
  rangeSql(): string {
    if (this.rows.length * 4 > this.tableRows) return '';
    let [first, last] = [Infinity, -Infinity];
    for (const row of this.rows) [first, last] = [Math.min(first, row), Math.max(last, row)];
    return this.rows.length === 0 ? ' AND false' : ` AND rowid BETWEEN ${first} AND ${last}`;
  }

  private makeIndex(): (row: number) => number {
    const { rows, tableRows } = this;
    if (rows.length === tableRows && rows.every((row, place) => row === place)) return (row) => (row < rows.length ? row : -1);
    if (rows.length < tableRows * denseShare) {
      const map = new Map<number, number>();
      for (let place = 0; place < rows.length; place += 1) map.set(rows[place] ?? 0, place);
      return (row) => map.get(row) ?? -1;
    }
    const inverse = new Int32Array(tableRows).fill(-1);
    for (let place = 0; place < rows.length; place += 1) inverse[rows[place] ?? 0] = place;
    return (row) => inverse[row] ?? -1;
  }
}

/**
 * Values of expressions, none of them NULL, for some rows in their order.
 *
 * @returns [expressions][places] float64; NaN where missing
 */
export async function readValues(
  { warehouse, table, source }: Ground,
  places: RowPlaces,
  expressions: readonly string[],
  watch: ReadWatch = unwatched,
): Promise<Float64Array[]> {
  const columns = expressions.map(() => new Float64Array(places.count).fill(NaN));
  if (expressions.length === 0) return columns;
  const where = `${source.from === table.from ? source.where : 'true'}${places.rangeSql()}`;
  const sql = `SELECT rowid::INTEGER, ${expressions.join(', ')} FROM ${table.from} WHERE ${where}`;
  const { placeOf } = places;
  const found = new Int32Array(2048);
  await streamColumns(
    warehouse,
    sql,
    expressions.length + 1,
    ([rows, ...values], count) => {
      for (let at = 0; at < count; at += 1) found[at] = placeOf(rows?.[at] ?? 0);
      for (const [index, column] of columns.entries()) {
        const read = values[index];
        for (let at = 0; at < count; at += 1) {
          const place = found[at] ?? -1;
          if (place >= 0) column[place] = read?.[at] ?? NaN;
        }
      }
    },
    watch,
  );
  return columns;
}
