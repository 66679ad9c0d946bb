import type { RunId } from '../ids';
import type { ResultRecord } from './report';

interface Named {
  readonly runId: RunId;
  readonly model: string;
  readonly seed: number;
}

/**
 * One label a run, by which people can tell runs apart: the model's name, with the seed where a name occurs more than once, and
 * numbered where even that is not enough. The number follows the order of the list.
 */
export function runLabels(rows: readonly Named[]): ReadonlyMap<RunId, string> {
  const names = count(rows.map((row) => row.model));
  const seeded = rows.map((row) => ((names.get(row.model) ?? 0) > 1 ? `${row.model} (seed ${row.seed})` : row.model));
  const totals = count(seeded);
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row, index) => {
      const label = seeded[index] ?? row.model;
      const ordinal = (seen.get(label) ?? 0) + 1;
      seen.set(label, ordinal);
      return [row.runId, (totals.get(label) ?? 0) > 1 ? `${label} #${ordinal}` : label];
    }),
  );
}

/** Labels of a record's runs, numbered in the order in which they were made: a run keeps its number when its rank changes. */
export function recordLabels({ runs }: ResultRecord): ReadonlyMap<RunId, string> {
  const made = runs.toSorted((a, b) => a.ordinal - b.ordinal);
  return runLabels(made.map(({ run }) => ({ runId: run.id, model: run.model.name, seed: run.seed })));
}

function count(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
