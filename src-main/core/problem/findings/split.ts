import type { ColumnProfile } from '../../dataset/dataset';
import type { CodedFinding } from '../facts';
import { hasSeveralValues } from '../planned-shape';
import type { ProblemSpec } from '../problem';
import { columnNamed, errorAt, fix, noteAt } from './finding';

/** What can be said of the split without looking at a value. */
export function findSplitSettings(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { split } = spec;
  const shares = findShares(spec);
  if (shares.length > 0) return shares;
  switch (split.method) {
    case 'random':
      return split.stratify ? findStratify(spec) : [];
    case 'chronological':
    case 'walk-forward':
      return [...findFold(spec), ...findOrder(spec, columns), ...findIdleStratify(spec)];
    case 'condition':
      return findConditions(spec);
    case 'group':
      return findGroup(spec, columns);
    case 'none':
      return [noteAt('split', 'Nothing is held back: the figures are of the rows that were trained on.')];
  }
}

function findShares({ split }: ProblemSpec): CodedFinding[] {
  if (split.method === 'none' || split.method === 'condition' || split.method === 'walk-forward') return [];
  if (split.test + split.validation < 1) return [];
  const message = 'The shares for testing and validation add up to the whole, so nothing is left to train on.';
  const fixes = [fix('70, 15 and 15 %', { split: { ...split, test: 0.15, validation: 0.15 } })];
  return [errorAt('split', message, 'Hold back smaller shares.', { code: 'problem.too-few-rows', fixes })];
}

/** Several targets are stratified as scikit-learn does it: rows alike in all of them are one class. */
function findStratify(spec: ProblemSpec): CodedFinding[] {
  const { task, shape, targets } = spec;
  if (task === 'number') return [noteAt('split', 'Stratifying keeps the share of each class; for a number it has no effect.')];
  if (!hasSeveralValues(spec)) return [];
  const what = targets.length > 1 ? `the classes of ${targets.slice(0, -1).join(', ')} and ${targets.at(-1) ?? ''} together` : 'the class';
  return [
    noteAt('split', `Every part has the same shares of ${what}${shape === 'windows' ? ' in the first row that a window predicts' : ''}.`),
  ];
}

function findIdleStratify({ split }: ProblemSpec): CodedFinding[] {
  return split.stratify ? [noteAt('split', 'Stratifying has an effect only where rows are split at random.')] : [];
}

/** Figures of one fold are those of one test part. */
function findFold({ split }: ProblemSpec): CodedFinding[] {
  const { method, folds } = split;
  if (method !== 'walk-forward' || split.fold === 'all') return [];
  const fold = split.fold ?? folds;
  if (fold <= folds) {
    const message = `Fold ${fold} of ${folds} is trained and tested; its figures say nothing of the others.`;
    const fixes = [fix('Train every fold', { split: { ...split, fold: 'all' } })];
    return [noteAt('split', message, 'Train every fold for figures over all of them.', { fixes })];
  }
  const fixes = [fix('The last fold', { split: { ...split, fold: null } })];
  return [errorAt('split', `Fold ${fold} is chosen of ${folds} folds.`, `Choose a fold from 1 to ${folds}.`, { fixes })];
}

/** Windows have said it of their order already. */
function findOrder({ shape, order }: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  if (shape === 'windows' || order === null) return [];
  const column = columnNamed(columns, order);
  if (column && (column.type === 'number' || column.type === 'date')) return [];
  const message = column
    ? `Rows cannot be ordered by ${order}: it holds neither numbers nor dates.`
    : `The data has no column ${order} to order rows by.`;
  return [errorAt('split', message, 'Choose another order.', { fixes: [fix('Order by their place in the file', { order: null })] })];
}

function findConditions({ split }: ProblemSpec): CodedFinding[] {
  const found: CodedFinding[] = [];
  if (split.testWhen.length === 0) {
    const fixes = [fix('Split in their order', { split: { ...split, method: 'chronological' } })];
    found.push(errorAt('split', 'No condition says which rows are for testing.', 'Add one, such as “year ≥ 2000”.', { fixes }));
  }
  if (split.stratify) found.push(noteAt('split', 'Stratifying has an effect only where rows are split at random.'));
  return found;
}

function findGroup(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { split, series } = spec;
  const bySeries = series === null ? [] : [fix(`By ${series}`, { split: { ...split, group: series } })];
  if (split.group === null) {
    return [
      errorAt('split', 'No column is chosen whose values stay together.', 'Choose the column that names the group of a row.', {
        fixes: bySeries,
      }),
    ];
  }
  if (columnNamed(columns, split.group)) return findIdleStratify(spec);
  return [errorAt('split', `The data has no column ${split.group}.`, 'Choose another column for the groups.', { fixes: bySeries })];
}
