import type { ClassCount } from '../../../src-main/core/problem/problem';
import type { Part } from './parts';

export interface Balance {
  readonly target: string;
  readonly rows: readonly BalanceRow[];
}

export interface BalanceRow {
  readonly label: string;
  /** Of every part: values of this class, and of all classes, at least 1. */
  readonly cells: readonly { readonly count: number; readonly of: number }[];
}

/** Classes of every part, target by target where there are several. @param target the name of the only one */
export function balancesOf(parts: readonly Part[], target: string): readonly Balance[] {
  const [first] = parts;
  if (!first) return [];
  if (!first.balanceByTarget) {
    const every = parts.map(({ balance }) => balance);
    return [{ target, rows: rowsOf(every) }];
  }
  return first.balanceByTarget.map(({ target: name }, index) => {
    const every = parts.map(({ balanceByTarget }) => balanceByTarget?.[index]?.balance ?? []);
    // The labels of all targets are one list: those of others alone are not told.
    return { target: name, rows: rowsOf(every).filter(({ cells }) => cells.some(({ count }) => count > 0)) };
  });
}

/** @param every of each part: classes in the same order */
function rowsOf(every: readonly (readonly ClassCount[])[]): readonly BalanceRow[] {
  const totals = every.map((balance) =>
    Math.max(
      1,
      balance.reduce((sum, { count }) => sum + count, 0),
    ),
  );
  return (every[0] ?? []).map(({ label }, place) => ({
    label,
    cells: every.map((balance, part) => ({ count: balance[place]?.count ?? 0, of: totals[part] ?? 1 })),
  }));
}
