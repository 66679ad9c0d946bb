import { stringify } from 'csv-stringify/sync';
import { harmless } from '../../core/harmless';
import type { Leaderboard } from '../../core/leaderboard/leaderboard';
import { type PartialTable, partialTables } from '../../core/leaderboard/partial-tables';

const heads = ['kind', 'model', 'seed', 'by', 'of'] as const;
const by = { ahead: 'ahead', byTarget: 'target' } as const;

/** Of one run or baseline: what it is, and the figures of its parts. */
interface Answered {
  readonly who: readonly (string | number | null)[];
  readonly tables: readonly PartialTable[];
}

/**
 * `leaderboard-by-answer.csv`: figures of every run and baseline by row ahead (`by` is `ahead`, `of` the rows) and by target (`by` is `target`,
 * `of` its column), a line each.
 *
 * @returns null where samples are answered with one value, so that there is nothing to tell apart
 */
export function answersCsv({ rows, baselines }: Leaderboard): string | null {
  const answered: readonly Answered[] = [
    ...rows.map(({ model, seed, evaluation }) => ({
      who: ['run', harmless(model), seed],
      tables: evaluation ? partialTables(evaluation) : [],
    })),
    ...baselines.map(({ name, evaluation }) => ({ who: ['baseline', harmless(name), null], tables: partialTables(evaluation) })),
  ];
  const columns = answered.flatMap(({ tables }) => tables)[0]?.columns.map(({ key }) => key);
  if (!columns) return null;
  const lines = answered.flatMap(({ who, tables }) =>
    tables.flatMap(({ key, rows: parts }) =>
      parts.map(({ of, figures }) => [
        ...who,
        by[key],
        typeof of === 'number' ? of : harmless(of),
        ...columns.map((column) => figures[column] ?? null),
      ]),
    ),
  );
  return stringify([[...heads, ...columns.map(scikitName)], ...lines]);
}

/** `rootMeanSquaredError` → `root_mean_squared_error`. */
function scikitName(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
