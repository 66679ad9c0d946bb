import type { ColumnProfile } from '../../dataset/dataset';
import { type Condition, conditionText } from '../condition';
import { conditionValue } from '../condition-value';
import type { CodedFinding, ConditionCount } from '../facts';
import type { ProblemField, ProblemSpec } from '../problem';
import { columnNamed, errorAt, fix } from './finding';

/** Conditions that cannot be looked at, because their column is not there or their value is none of its type. */
export function findFilterSettings(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { filter, afterLast, split } = spec;
  const found = filter.flatMap((condition) =>
    findCondition(condition, columns, 'filter', { filter: filter.filter((each) => each !== condition) }),
  );
  if (afterLast) found.push(...findCondition(afterLast, columns, 'filter', { afterLast: null }));
  if (split.method !== 'condition') return found;
  for (const key of ['testWhen', 'validationWhen'] as const) {
    for (const condition of split[key]) {
      const without = { ...split, [key]: split[key].filter((each) => each !== condition) };
      found.push(...findCondition(condition, columns, 'split', { split: without }));
    }
  }
  return found;
}

function findCondition(
  condition: Condition,
  columns: readonly ColumnProfile[],
  field: ProblemField,
  without: Partial<ProblemSpec>,
): CodedFinding[] {
  const column = columnNamed(columns, condition.column);
  const fixes = [fix('Take the condition out', without)];
  if (!column)
    return [errorAt(field, `The data has no column ${condition.column}.`, 'Choose another column for the condition.', { fixes })];
  if (condition.is === 'missing' || condition.is === 'present' || conditionValue(column.type, condition.value)) return [];
  const wanted = { number: 'a number', date: 'a date such as 2000-01-31', boolean: 'true or false', text: 'a text' }[column.type];
  const message = `“${condition.value}” is not ${wanted}, so “${conditionText(condition)}” cannot be looked at.`;
  return [errorAt(field, message, `Write ${wanted}.`, { fixes, value: condition.value })];
}

/** A filter that leaves nothing. @param counts empty where the filter leaves rows */
export function findEmptyFilter(spec: ProblemSpec, kept: number, counts: readonly ConditionCount[]): CodedFinding[] {
  if (kept > 0) return [];
  const none = counts.find(({ rows }) => rows === 0);
  const code = 'problem.too-few-rows' as const;
  if (none) {
    const fixes = [fix('Take the condition out', { filter: spec.filter.filter((each) => each !== none.condition) })];
    return [errorAt('filter', `No row meets “${conditionText(none.condition)}”.`, 'Change the condition or take it out.', { code, fixes })];
  }
  if (spec.filter.length > 0 && !spec.afterLast) {
    const fixes = [fix('Without the filter', { filter: [] })];
    return [
      errorAt('filter', 'Each condition is met by some rows, but no row meets all of them.', 'Take one of them out.', { code, fixes }),
    ];
  }
  const text = spec.afterLast ? conditionText(spec.afterLast) : '';
  const message = spec.afterLast ? `The last row meets “${text}”, so no row comes after it.` : 'The table has no rows.';
  const fixes = spec.afterLast ? [fix('Keep all rows', { afterLast: null })] : [];
  return [errorAt('filter', message, spec.afterLast ? 'Take the condition out.' : 'Import a table with rows.', { code, fixes })];
}
