import type { DuckDBValue } from '@duckdb/node-api';
import type { Input } from '../../../contract/commands';
import { outline } from '../../../core/dataset/envelope';
import type { DatasetSeries, SeriesLine, SeriesPoint } from '../../../core/dataset/series';
import { quoteName, quoteText, type Warehouse } from '../../warehouse/warehouse';
import type { OpenTable } from '../table';
import { findColumn, findNumbers, findOrder, type Order } from './columns';

type Request = Input<'dataset.series'>;

/** What is drawn, as SQL has it. */
interface Drawn {
  readonly order: Order;
  /** As DOUBLE, in the order that was asked for. */
  readonly columns: readonly string[];
  /** Rows of the table that are in the range and in the series asked for, with `x`, `g` and `y0`, `y1`, …. */
  readonly rows: string;
}

/**
 * Lines over an order, every row of them where there are few, and else the lowest and the highest value of every bucket: no peak is lost,
 * and nothing is drawn that is not a value of the table.
 *
 * @throws SeqbenchError `request.invalid`
 */
export async function readSeries(warehouse: Warehouse, table: OpenTable, request: Request): Promise<DatasetSeries> {
  const drawn = drawnOf(table, request);
  const [[count, first, last] = []] = await warehouse.rows(`SELECT count(*), min(x), max(x) FROM (${drawn.rows})`);
  const rows = Number(count);
  const groups = request.group?.values ?? [null];
  const few = rows <= request.buckets;
  const lines = few ? await everyRow(warehouse, drawn) : await byBucket(warehouse, drawn, Number(first), Number(last), request.buckets);
  return {
    order: drawn.order.kind,
    rows,
    range: rows > 0 ? [Number(first), Number(last)] : null,
    buckets: few ? null : request.buckets,
    lines: request.columns.flatMap((column, index) =>
      groups.map((group) => ({ column, group, ...(lines.get(keyOf(index, group)) ?? { rows: 0, points: [] }) })),
    ),
  };
}

function drawnOf(table: OpenTable, { order: orderName, columns: names, from, to, group }: Request): Drawn {
  const order = findOrder(table, orderName);
  const columns = names.map((name) => findNumbers(table, name));
  const groupSql = group ? `${findColumn(table, group.column).sql}::VARCHAR` : 'NULL::VARCHAR';
  const filters = [
    'x IS NOT NULL',
    ...(from === null ? [] : [`x >= ${double(from)}`]),
    ...(to === null ? [] : [`x <= ${double(to)}`]),
    ...(group ? [`g IN (${group.values.map(quoteText).join(', ')})`] : []),
  ];
  const values = columns.map((column, index) => `${column} AS y${index}`).join(', ');
  const inner = `SELECT rowid AS r, ${order.x} AS x, ${groupSql} AS g, ${values} FROM ${quoteName(table.table)}`;
  return { order, columns, rows: `SELECT * FROM (${inner}) WHERE ${filters.join(' AND ')}` };
}

type Lines = ReadonlyMap<string, Pick<SeriesLine, 'rows' | 'points'>>;

function keyOf(column: number, group: string | null): string {
  return JSON.stringify([column, group]);
}

async function everyRow(warehouse: Warehouse, { columns, rows }: Drawn): Promise<Lines> {
  const found = await warehouse.rows(`SELECT g, x, ${columns.map((_, index) => `y${index}`).join(', ')} FROM (${rows}) ORDER BY x, r`);
  const lines = new Map<string, { rows: number; points: SeriesPoint[] }>();
  for (const [group, x, ...values] of found) {
    for (const [index, value] of values.entries()) {
      const line = lineOf(lines, keyOf(index, textOf(group)));
      const y = value === null ? null : Number(value);
      if (y !== null) line.rows += 1;
      line.points.push({ x: Number(x), y });
    }
  }
  return lines;
}

/** Buckets of equal width. A bucket whose rows have no value breaks the line; one without rows does not. */
async function byBucket(warehouse: Warehouse, { columns, rows }: Drawn, first: number, last: number, buckets: number): Promise<Lines> {
  const width = (last - first) / buckets;
  const bucket = width > 0 ? `least(floor((x - ${double(first)}) / ${double(width)}), ${buckets - 1})` : '0';
  const figures = columns.map((_, index) => {
    const y = `y${index}`;
    return `count(${y}), min(${y}), arg_min(x, ${y}), max(${y}), arg_max(x, ${y})`;
  });
  const sql = `SELECT g, ${bucket}::INTEGER AS b, min(x), ${figures.join(', ')} FROM (${rows}) GROUP BY g, b ORDER BY g, b`;
  const lines = new Map<string, { rows: number; points: SeriesPoint[] }>();
  for (const [group, , start, ...values] of await warehouse.rows(sql)) {
    for (let index = 0; index < columns.length; index += 1) {
      const line = lineOf(lines, keyOf(index, textOf(group)));
      const [count, low, lowX, high, highX] = values.slice(index * 5, index * 5 + 5).map(Number);
      line.rows += count ?? 0;
      if (!count) line.points.push({ x: Number(start), y: null });
      else line.points.push(...outline([{ low: { x: lowX ?? 0, y: low ?? 0 }, high: { x: highX ?? 0, y: high ?? 0 }, count }]));
    }
  }
  return lines;
}

function lineOf(lines: Map<string, { rows: number; points: SeriesPoint[] }>, key: string): { rows: number; points: SeriesPoint[] } {
  const known = lines.get(key);
  if (known) return known;
  const made = { rows: 0, points: [] };
  lines.set(key, made);
  return made;
}

/** By way of a text: DuckDB reads a bare number as DECIMAL, which may come to its neighbour. */
function double(value: number): string {
  return `'${value}'::DOUBLE`;
}

function textOf(value: DuckDBValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
