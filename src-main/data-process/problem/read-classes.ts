import { mostClasses, orderLabels } from '../../core/problem/classes';
import type { TargetClasses } from '../../core/problem/facts';
import type { ClassCount, ProblemSpec } from '../../core/problem/problem';
import type { Warehouse } from '../warehouse/warehouse';
import { quoteText } from '../warehouse/warehouse';
import type { Source } from './source';
import type { SqlTable } from './sql-columns';

/** Values of class targets, as the file has them and as DuckDB writes them, which differ: 9 and 9.0. */
export interface ReadClasses {
  /** In order of their index, the same for all targets: as given, or those that occur in any of them. */
  readonly labels: readonly string[];
  readonly targets: readonly ReadTarget[];
}

/** One target column. */
interface ReadTarget extends TargetClasses {
  /** Each value that occurs, and DuckDB's text of it. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
}

export async function readClasses(warehouse: Warehouse, table: SqlTable, spec: ProblemSpec, source: Source): Promise<ReadClasses> {
  const targets: ReadTarget[] = [];
  for (const target of spec.targets) targets.push(await readTarget(warehouse, table, target, source));
  const occurring = new Set(targets.flatMap(({ counts }) => counts?.map(({ label }) => label) ?? []));
  return { labels: spec.classes ?? orderLabels([...occurring]), targets };
}

async function readTarget(warehouse: Warehouse, table: SqlTable, target: string, source: Source): Promise<ReadTarget> {
  const { sql, profile } = table.column(target);
  const tooMany = { target, counts: null, texts: [] };
  // An estimate may be off by a few per cent; far above the limit, no counting is needed.
  if (profile.distinct > mostClasses * 2) return tooMany;
  const found = await warehouse.rows(
    `SELECT ${sql}, ${sql}::VARCHAR, count(*) FROM ${source.from} WHERE (${source.where}) AND ${sql} IS NOT NULL GROUP BY 1 LIMIT ${mostClasses + 1}`,
  );
  if (found.length > mostClasses) return tooMany;
  const counts = new Map<string, number>();
  for (const [value, , count] of found) counts.set(String(value), (counts.get(String(value)) ?? 0) + Number(count));
  const ordered = orderLabels([...counts.keys()]).map((label): ClassCount => ({ label, count: counts.get(label) ?? 0 }));
  return { target, counts: ordered, texts: found.map(([value, text]) => ({ label: String(value), text: String(text) })) };
}

/** SQL of each row's class index as DOUBLE, one expression a target; NaN for a missing value or one that is no class. */
export function classIndexSql(table: SqlTable, { labels, targets }: ReadClasses): readonly string[] {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  return targets.map(({ target, texts }) => {
    if (texts.length === 0) return `'nan'::DOUBLE`;
    // An ENUM finds a text by its hash, however many there are.
    const type = `ENUM(${texts.map(({ text }) => quoteText(text)).join(', ')})`;
    const place = `enum_code(try_cast(${table.column(target).sql}::VARCHAR AS ${type}))`;
    const indices = texts
      .map(({ label }) => indexOf.get(label))
      .map((index) => (index === undefined ? `'nan'::DOUBLE` : `${index}::DOUBLE`));
    return `coalesce([${indices.join(', ')}][${place} + 1], 'nan'::DOUBLE)`;
  });
}
