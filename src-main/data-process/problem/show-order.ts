import { columnNamed } from '../../core/problem/findings/finding';
import { type OrderColumn, orderText as textOf } from '../../core/problem/order-text';
import type { ProblemPlan } from './plan';

/** @returns the column that rows go by; null where they go by their place in the file */
export function orderColumn({ spec, ground }: Pick<ProblemPlan, 'spec' | 'ground'>): OrderColumn | null {
  const { file, summary } = ground.table.dataset;
  const column = columnNamed(summary.columns, spec.order);
  if (!column) return null;
  const { name, type } = column;
  if (type !== 'date') return { name, kind: 'number' };
  return { name, kind: file.columns.find((each) => each.name === name)?.type === 'DATE' ? 'day' : 'date' };
}

/** @returns a function that shows places by the order column: dates in ISO 8601, numbers and rows as they are */
export function showOrder(plan: Pick<ProblemPlan, 'spec' | 'ground'>): (place: number) => number | string {
  const kind = orderColumn(plan)?.kind ?? 'number';
  return (place) => (kind === 'number' ? place : textOf(place, kind));
}

/** Place in the order as the table shows it. */
export function orderText(plan: ProblemPlan, place: number): string {
  const { order, rows } = plan.rows;
  return String(order ? showOrder(plan)(order[place] ?? NaN) : (rows[place] ?? 0) + 1);
}
