import { mostClasses, orderLabels } from '../../core/problem/classes';
import type { ClassCount, ProblemSpec } from '../../core/problem/problem';
import type { Warehouse } from '../warehouse/warehouse';
import { quoteText } from '../warehouse/warehouse';
import type { Source } from './source';
import type { SqlTable } from './sql-columns';

/** Values of a class target, as the file has them and as DuckDB writes them, which differ: 9 and 9.0. */
export interface ReadClasses {
  /** In order of their index: as given, or those that occur. */
  readonly labels: readonly string[];
  /** Those that occur. */
  readonly counts: readonly ClassCount[];
  /** DuckDB's text of each value that occurs, and the index of its class; -1 for one that was not named. */
  readonly texts: readonly { readonly text: string; readonly index: number }[];
}

/** @returns null where there are too many values for classes */
export async function readClasses(warehouse: Warehouse, table: SqlTable, spec: ProblemSpec, source: Source): Promise<ReadClasses | null> {
  const { sql, profile } = table.column(spec.targets[0] ?? '');
  // An estimate may be off by a few per cent; far above the limit, no counting is needed.
  if (profile.distinct > mostClasses * 2) return null;
  const found = await warehouse.rows(
    `SELECT ${sql}, ${sql}::VARCHAR, count(*) FROM ${source.from} WHERE (${source.where}) AND ${sql} IS NOT NULL GROUP BY 1 LIMIT ${mostClasses + 1}`,
  );
  if (found.length > mostClasses) return null;
  const counts = new Map<string, number>();
  for (const [value, , count] of found) counts.set(String(value), (counts.get(String(value)) ?? 0) + Number(count));
  const occurring = orderLabels([...counts.keys()]);
  const labels = spec.classes ?? occurring;
  return {
    labels,
    counts: occurring.map((label) => ({ label, count: counts.get(label) ?? 0 })),
    texts: found.map(([value, text]) => ({ text: String(text), index: labels.indexOf(String(value)) })),
  };
}

/** SQL of each row's class index as DOUBLE; NaN for a missing value or one that is no class. */
export function classIndexSql(table: SqlTable, spec: ProblemSpec, { texts }: ReadClasses): string {
  const { sql } = table.column(spec.targets[0] ?? '');
  if (texts.length === 0) return `'nan'::DOUBLE`;
  // An ENUM finds a text by its hash, however many there are.
  const type = `ENUM(${texts.map(({ text }) => quoteText(text)).join(', ')})`;
  const place = `enum_code(try_cast(${sql}::VARCHAR AS ${type}))`;
  const indices = `[${texts.map(({ index }) => (index < 0 ? `'nan'::DOUBLE` : `${index}::DOUBLE`)).join(', ')}]`;
  return `coalesce(${indices}[${place} + 1], 'nan'::DOUBLE)`;
}
