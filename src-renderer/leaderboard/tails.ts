import type { Leaderboard } from '../../src-main/core/leaderboard/leaderboard';
import { commonTail, type Tail } from '../ui/decimals';
import { baselineValue, type Column, type ColumnKey } from './columns';

/** Of each column the tail that its figures are filled up to, so that their points stand below each other. */
export type Tails = ReadonlyMap<ColumnKey, Tail>;

/** @param board null while there is none */
export function tailsOf(columns: readonly Column[], board: Leaderboard | null): Tails {
  const rows = board?.rows.flatMap(({ folds, ...row }) => [row, ...(folds?.rows ?? [])]) ?? [];
  return new Map(
    columns.map((column) => {
      const guesses = board?.baselines.map(({ evaluation }) => baselineValue(column, evaluation)) ?? [];
      const values = [...rows.map((row) => column.value(row)), ...guesses];
      return [column.key, commonTail(values.flatMap((value) => (value === null ? [] : column.format(value))))];
    }),
  );
}
