import type { ClassCount, PartSummary } from './problem';
import type { WindowGrid } from './windows';

/** Classes of a problem's rows. */
export interface RowClasses {
  readonly targets: readonly string[];
  /** In order of their index. */
  readonly labels: readonly string[];
  /** [targets][rows] class index; null for numbers */
  readonly classes: readonly Float64Array[] | null;
}

/**
 * Values of each class that samples are answered with.
 *
 * @param places of rows, or of the rows at which windows begin
 * @param target rows that a window predicts; null where a sample is a row
 */
export function balanceOf(
  { targets, labels, classes }: RowClasses,
  places: Uint32Array,
  target: WindowGrid['target'] | null,
): Pick<PartSummary, 'balance' | 'balanceByTarget'> {
  const [first] = classes ?? [];
  if (!classes || !first) return { balance: [] };
  const times = predictedTimes(places, target, first.length);
  const counts = classes.map((indices) => countClasses(labels, indices, times));
  const balance = labels.map((label, index) => ({ label, count: counts.reduce((sum, each) => sum + (each[index]?.count ?? 0), 0) }));
  if (counts.length === 1) return { balance };
  return { balance, balanceByTarget: counts.map((each, index) => ({ target: targets[index] ?? '', balance: each })) };
}

/**
 * How often each row is predicted: as often as windows reach it, or once for each sample that is the row.
 *
 * @returns [rows]
 */
function predictedTimes(places: Uint32Array, target: WindowGrid['target'] | null, rows: number): Int32Array {
  const { offset, rows: predicted } = target ?? { offset: 0, rows: 1 };
  const changes = new Int32Array(rows + 1);
  for (const place of places) {
    const [first, end] = [place + offset, Math.min(rows, place + offset + predicted)];
    changes[first] = (changes[first] ?? 0) + 1;
    changes[end] = (changes[end] ?? 0) - 1;
  }
  let times = 0;
  return changes.subarray(0, rows).map((change) => (times += change));
}

function countClasses(labels: readonly string[], indices: Float64Array, times: Int32Array): readonly ClassCount[] {
  const counts = new Float64Array(labels.length);
  for (let row = 0; row < times.length; row += 1) {
    const often = times[row] ?? 0;
    if (often === 0) continue;
    const index = indices[row] ?? 0;
    counts[index] = (counts[index] ?? 0) + often;
  }
  return labels.map((label, index) => ({ label, count: counts[index] ?? 0 }));
}
