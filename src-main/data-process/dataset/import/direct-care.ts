import type { DuckDBConnection } from '@duckdb/node-api';
import { alike, fieldsOf, placeColumn } from '../../warehouse/fields';
import { columnName, readRows } from '../../warehouse/warehouse';
import type { DirectReading } from './direct-reading';
import { canBePlain, type DirectColumn, directFault, directValue } from './direct-sql';
import { stageTable } from './stage';

/**
 * Columns whose beginning is as a program writes it are read with less care.
 *
 * @param connection whose stage holds the beginning of the files
 * @param hidden see `directFault`
 */
export async function directCare(
  connection: DuckDBConnection,
  columns: DirectReading['columns'],
  hidden: boolean,
): Promise<readonly DirectColumn[]> {
  const plain = new Set<DirectReading['columns'][number]>();
  const candidates = columns.filter(({ plan }) => canBePlain(plan));
  for (const group of alike(candidates, ({ plan: { type, decimal, missing } }) => [type, decimal, missing])) {
    const faulty = await faultyPlaces(connection, group, hidden);
    for (const [place, column] of group.entries()) if (!faulty.has(place)) plain.add(column);
  }
  return columns.map((column) => ({ ...column, care: plain.has(column) ? 'plain' : 'full' }));
}

/** @param group columns of one type, and of the same marks */
async function faultyPlaces(connection: DuckDBConnection, group: DirectReading['columns'], hidden: boolean): Promise<ReadonlySet<number>> {
  const [first] = group;
  if (!first) return new Set();
  const field = { plan: { ...first.plan, from: [0] as [number] }, care: 'plain' as const };
  const fields = fieldsOf(
    group.map(({ plan }) => columnName(plan.from[0])),
    stageTable,
  );
  const values = `SELECT ${placeColumn}, ${columnName(0)}, ${directValue(field)} AS value FROM ${fields}`;
  const fault = directFault(field, 'value', hidden) ?? 'false';
  const found = await readRows(connection, `SELECT DISTINCT ${placeColumn} FROM (${values}) WHERE ${fault}`);
  return new Set(found.map(([place]) => Number(place)));
}
