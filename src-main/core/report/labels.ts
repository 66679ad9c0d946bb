import type { RunId } from '../ids';
import { foldWords } from '../problem/folds';
import { resultOf } from '../run/results';
import type { RunFold } from '../run/run';
import type { ResultRecord } from './report';

interface Named {
  readonly runId: RunId;
  readonly model: string;
  readonly seed: number;
  readonly fold?: RunFold | undefined;
}

/**
 * One label a run, by which people can tell runs apart: the model's name, with the seed where a name occurs more than once, and
 * numbered where even that is not enough. The number follows the order of the list. A run of one of several folds says which one.
 */
export function runLabels(rows: readonly Named[]): ReadonlyMap<RunId, string> {
  const results = resultLabels(rows);
  const labels = rows.map((row) => {
    const result = results.get(resultOf({ id: row.runId, fold: row.fold })) ?? row.model;
    return { runId: row.runId, label: row.fold ? `${result}, ${foldWords(row.fold)}` : result };
  });
  return numbered(labels);
}

/** One label for every result: a run, or all folds of a model, under the id of their group. */
export function resultLabels(rows: readonly Named[]): ReadonlyMap<RunId, string> {
  const firsts = new Map<RunId, Named>();
  for (const row of rows) {
    const result = resultOf({ id: row.runId, fold: row.fold });
    if (!firsts.has(result)) firsts.set(result, row);
  }
  const names = count([...firsts.values()].map((row) => row.model));
  const seeded = [...firsts].map(([runId, { model, seed }]) => ({
    runId,
    label: (names.get(model) ?? 0) > 1 ? `${model} (seed ${seed})` : model,
  }));
  return numbered(seeded);
}

/** Labels of a record's runs, numbered in the order in which they were made: a run keeps its number when its rank changes. */
export function recordLabels(record: ResultRecord): ReadonlyMap<RunId, string> {
  return runLabels(namedRuns(record));
}

/** Labels of the rows of a record's leaderboard, by the run that a row is known by. */
export function rowLabels(record: ResultRecord): ReadonlyMap<RunId, string> {
  return resultLabels(namedRuns(record));
}

function namedRuns({ runs }: ResultRecord): readonly Named[] {
  const made = runs.toSorted((a, b) => a.ordinal - b.ordinal);
  return made.map(({ run }) => ({ runId: run.id, model: run.model.name, seed: run.seed, fold: run.fold }));
}

/** Labels that occur more than once get a number. */
function numbered(labels: readonly { readonly runId: RunId; readonly label: string }[]): ReadonlyMap<RunId, string> {
  const totals = count(labels.map(({ label }) => label));
  const seen = new Map<string, number>();
  return new Map(
    labels.map(({ runId, label }) => {
      const ordinal = (seen.get(label) ?? 0) + 1;
      seen.set(label, ordinal);
      return [runId, (totals.get(label) ?? 0) > 1 ? `${label} #${ordinal}` : label];
    }),
  );
}

function count(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
