import type { Leaderboard } from '../../src-main/core/leaderboard/leaderboard';
import { formatCount, formatScore } from '../../src-main/core/text';
import { evenFormat } from '../ui/decimals';
import { baselineValue, type Column } from './columns';

/** The columns with one number of decimals each, over runs, folds and baselines; scores and counts have theirs. @param board null while there is none */
export function evenColumns(columns: readonly Column[], board: Leaderboard | null): readonly Column[] {
  const rows = board?.rows.flatMap(({ folds, ...row }) => [row, ...(folds?.rows ?? [])]) ?? [];
  return columns.map((column) => {
    if (column.format === formatScore || column.format === formatCount) return column;
    const guesses = board?.baselines.map(({ evaluation }) => baselineValue(column, evaluation)) ?? [];
    const values = [...rows.map((row) => column.value(row)), ...guesses].filter((value) => value !== null);
    return { ...column, format: evenFormat(values, column.format) };
  });
}
