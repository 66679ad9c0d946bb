import { columnNamed } from '../../core/problem/findings/finding';
import type { ProblemPlan } from './plan';

/** @returns a function that shows places by the order column: dates in ISO 8601, numbers and rows as they are */
export function showOrder({ spec, ground }: Pick<ProblemPlan, 'spec' | 'ground'>): (place: number) => number | string {
  const { file, summary } = ground.table.dataset;
  const column = columnNamed(summary.columns, spec.order);
  if (column?.type !== 'date') return (place) => place;
  const dayOnly = file.columns.find(({ name }) => name === column.name)?.type === 'DATE';
  return (place) => {
    const text = new Date(place).toISOString();
    return dayOnly ? text.slice(0, 10) : text.replace(/(?:\.000)?Z$/, '');
  };
}

/** Place in the order as the table shows it. */
export function orderText(plan: ProblemPlan, place: number): string {
  const { order, rows } = plan.rows;
  return String(order ? showOrder(plan)(order[place] ?? NaN) : (rows[place] ?? 0) + 1);
}
