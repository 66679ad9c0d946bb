import { firstAlike } from './audit/repeated-rows';
import { type Layout, withoutRows } from './layout';
import type { ProblemSpec } from './problem';
import { inputColumns } from './spec-columns';

/** Columns in which two rows have to be alike to be one; null where every row stays. Rows of a series that have no time are told apart by their place. */
export function alikeIn({ duplicates, shape, order, series, targets, ...spec }: ProblemSpec): readonly string[] | null {
  if (duplicates === 'keep' || (shape === 'windows' && order === null)) return null;
  const inputs = inputColumns({ shape, ...spec });
  if (shape !== 'windows') return [...new Set(duplicates === 'drop-inputs' ? inputs : [...inputs, ...targets])];
  return [...new Set([...inputs, ...targets, order, series].filter((name) => name !== null))];
}

/**
 * The layout with the first of all rows that are alike. Those that are left out make no gap that a window may not cross.
 *
 * @param columns [columns][rows] values in which rows are compared
 */
export function withoutRepeats(layout: Layout, columns: readonly Float64Array[]): Layout {
  const first = firstAlike(columns, layout.rows.length);
  const { places, rows, bounds, order, groups, testWhen, validationWhen } = withoutRows(
    layout,
    Uint8Array.from(first, (leader, place) => (leader === place ? 0 : 1)),
  );
  if (!places) return layout;
  const pick = (values: Uint8Array | null): Uint8Array | null => values && Uint8Array.from(places, (place) => values[place] ?? 0);
  const { inputs, targets, unfillable } = layout.missing;
  const missing = { inputs: pick(inputs), targets: pick(targets), unfillable: pick(unfillable) };
  return { rows, bounds, order, groups, testWhen, validationWhen, missing };
}
