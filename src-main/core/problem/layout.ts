import type { OrderedRows } from './ordered-parts';
import type { MissingChoice } from './problem';

/** Rows that the filter leaves, in their order, series by series, with what the split and the missing values ask of each. */
export interface Layout {
  /** [rows] 0-based rows of the table */
  readonly rows: Uint32Array;
  /** [series + 1] where each series begins; the last is the number of rows */
  readonly bounds: Uint32Array;
  /** [rows] place by the order column: a number, or milliseconds since 1970; null for the order of the file */
  readonly order: Float64Array | null;
  /** [rows] number of each row's group, and how many there are; null where the split does not ask */
  readonly groups: { readonly of: Uint32Array; readonly count: number } | null;
  /** [rows] 1 where the split's conditions are met; null where it has none */
  readonly testWhen: Uint8Array | null;
  readonly validationWhen: Uint8Array | null;
  /** [rows] 1 where an input, or a target, is missing, and where the chosen filling has nothing to fill with; null where none is */
  readonly missing: Readonly<Record<'inputs' | 'targets' | 'unfillable', Uint8Array | null>>;
}

/** Rows that are left after missing values were treated. */
export interface PlannedRows extends OrderedRows, Pick<Layout, 'rows' | 'groups' | 'testWhen' | 'validationWhen'> {
  /** [count] places in the layout; null where all of it is left */
  readonly places: Uint32Array | null;
  /** [count] 1 where a row was left out just before, in its series; null where none was */
  readonly gaps: Uint8Array | null;
  /** [count + 1] how many rows before have no target; null where all have one */
  readonly targetless: Uint32Array | null;
}

/**
 * Rows that are left out because something is missing. A target is never made up: rows without one are left out whatever is chosen, but
 * those of windows, which may still go in.
 *
 * @returns [rows] 1 where left out; null where none is
 */
export function droppedRows({ rows, missing }: Layout, choice: MissingChoice, windows: boolean): Uint8Array | null {
  const { inputs, targets, unfillable } = missing;
  const reasons = choice === 'drop' ? [inputs, targets, unfillable] : [unfillable, windows ? null : targets];
  const flags = reasons.filter((each) => each !== null);
  if (flags.length === 0) return null;
  const dropped = new Uint8Array(rows.length);
  for (const flag of flags) for (let row = 0; row < dropped.length; row += 1) if (flag[row] === 1) dropped[row] = 1;
  return dropped;
}

/** @param dropped [rows] 1 for rows that are left out; null for none */
export function withoutRows(layout: Layout, dropped: Uint8Array | null): PlannedRows {
  const { missing } = layout;
  if (!dropped?.includes(1)) {
    return { ...layout, count: layout.rows.length, places: null, gaps: null, targetless: countBefore(missing.targets) };
  }
  const places = keptPlaces(dropped);
  const pick = (values: Uint8Array | null): Uint8Array | null => values && Uint8Array.from(places, (place) => values[place] ?? 0);
  const { order, groups } = layout;
  return {
    count: places.length,
    rows: Uint32Array.from(places, (place) => layout.rows[place] ?? 0),
    bounds: keptBounds(layout.bounds, dropped),
    order: order && Float64Array.from(places, (place) => order[place] ?? NaN),
    groups: groups && { of: Uint32Array.from(places, (place) => groups.of[place] ?? 0), count: groups.count },
    testWhen: pick(layout.testWhen),
    validationWhen: pick(layout.validationWhen),
    places,
    gaps: Uint8Array.from(places, (place) => (place > 0 ? (dropped[place - 1] ?? 0) : 0)),
    targetless: countBefore(pick(missing.targets)),
  };
}

function keptPlaces(dropped: Uint8Array): Uint32Array {
  const places = new Uint32Array(dropped.length);
  let kept = 0;
  for (let row = 0; row < dropped.length; row += 1) {
    if (dropped[row] === 1) continue;
    places[kept] = row;
    kept += 1;
  }
  return places.slice(0, kept);
}

/** Series of which nothing is left are gone. */
function keptBounds(bounds: Uint32Array, dropped: Uint8Array): Uint32Array {
  const kept = [0];
  let count = 0;
  for (let series = 0; series + 1 < bounds.length; series += 1) {
    for (let row = bounds[series] ?? 0; row < (bounds[series + 1] ?? 0); row += 1) if (dropped[row] !== 1) count += 1;
    if (count > (kept.at(-1) ?? 0)) kept.push(count);
  }
  return Uint32Array.from(kept.length === 1 ? [0, 0] : kept);
}

function countBefore(flags: Uint8Array | null): Uint32Array | null {
  if (!flags?.includes(1)) return null;
  const counts = new Uint32Array(flags.length + 1);
  for (let row = 0; row < flags.length; row += 1) counts[row + 1] = (counts[row] ?? 0) + (flags[row] ?? 0);
  return counts;
}

/** Rows with something missing, those of them that are left out, and those in which inputs are filled. */
export function countMissingRows({ rows, missing }: Layout, dropped: Uint8Array | null): Record<'missing' | 'dropped' | 'filled', number> {
  const counts = { missing: 0, dropped: 0, filled: 0 };
  const { inputs, targets, unfillable } = missing;
  if (!inputs && !targets && !unfillable) return counts;
  for (let row = 0; row < rows.length; row += 1) {
    const gap = inputs?.[row] === 1;
    if (gap || targets?.[row] === 1 || unfillable?.[row] === 1) counts.missing += 1;
    if (dropped?.[row] === 1) counts.dropped += 1;
    else if (gap) counts.filled += 1;
  }
  return counts;
}
