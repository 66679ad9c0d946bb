import type { Layout } from '../../core/problem/layout';
import { alikeIn, withoutRepeats } from '../../core/problem/repeats';
import { readTable } from './audit/read-columns';
import type { Ground } from './gather';

/** Leaves out rows that are like one before, where the problem asks for it. */
export async function dropRepeats({ warehouse, table, spec }: Ground, layout: Layout): Promise<Layout> {
  const names = alikeIn(spec);
  if (!names) return layout;
  const { values } = await readTable(warehouse, table, names, () => undefined);
  const columns = [...values.values()].map((column) => Float64Array.from(layout.rows, (row) => column[row] ?? NaN));
  return withoutRepeats(layout, columns);
}
