import type { Ground } from './gather';
import { placeSql } from './source';

/** Candidates that are looked at. */
const most = 5;

/** Columns of texts by which rows with the same place in the order come to lie in series of their own. */
export async function seriesCandidates({ warehouse, table, spec, source }: Ground): Promise<readonly string[]> {
  const { rows, columns } = table.dataset.summary;
  const frequent = columns.filter(({ type, distinct }) => type === 'text' && distinct > 1 && distinct * 2 <= rows).slice(0, most);
  const found: string[] = [];
  for (const { name } of frequent) {
    const once = `SELECT DISTINCT ${table.column(name).sql}, ${placeSql(table, spec)} FROM ${source.from} WHERE ${source.where}`;
    const [[different, all] = []] = await warehouse.rows(
      `SELECT (SELECT count(*) FROM (${once})), (SELECT count(*) FROM ${source.from} WHERE ${source.where})`,
    );
    if (different === all) found.push(name);
  }
  return found;
}
