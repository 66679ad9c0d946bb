import type { ColumnProfile } from '../../dataset/dataset';
import type { CodedFinding } from '../facts';
import { hasSeveralValues } from '../planned-shape';
import type { ProblemFix, ProblemSpec } from '../problem';
import { ownScaling } from '../scaling-spec';
import { columnNamed, eachOnce, errorAt, firstTwice, fix } from './finding';

/** What can be said of the targets without looking at a value. */
export function findTargetSettings(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const { targets } = spec;
  const [first] = targets;
  if (first === undefined) return [errorAt('target', 'No target is chosen.', 'Choose the column that is to be predicted.')];
  const unknown = targets.find((name) => !columnNamed(columns, name));
  if (unknown !== undefined) {
    const fixes = targets.length > 1 ? [fix(`Take ${unknown} out`, { targets: targets.filter((name) => name !== unknown) })] : [];
    return [errorAt('target', `The data has no column ${unknown}.`, 'Choose another target.', { fixes })];
  }
  const twice = firstTwice(targets);
  if (twice !== null) {
    const fixes = [fix('Take it once', { targets: eachOnce(targets) })];
    return [errorAt('target', `${twice} is chosen as a target twice.`, 'Take it out once.', { fixes })];
  }
  return [...findAmongSteps(spec), ...findTask(spec, first, columns), ...findTargetScaling(spec), ...findBalance(spec)];
}

function findAmongSteps({ shape, targets, steps }: ProblemSpec): CodedFinding[] {
  if (shape === 'windows') return [];
  const both = targets.find((name) => steps.includes(name));
  if (both === undefined) return [];
  const fixes = [fix(`Take ${both} out of the steps`, { steps: steps.filter((name) => name !== both) })];
  const message = `${both} is both a step and the target, so the answer would be part of the question.`;
  return [errorAt('target', message, `Take ${both} out of the steps.`, { fixes })];
}

function findTask({ task, targets }: ProblemSpec, first: string, columns: readonly ColumnProfile[]): CodedFinding[] {
  if (task !== 'number') return [];
  const constant = targets
    .map((name) => columnNamed(columns, name))
    .find((column) => column?.type === 'number' && column.distinct === 1 && column.missing === 0);
  if (!constant) return [];
  const message = `The target ${constant.name} has the same value in every row, so there is nothing to learn.`;
  const fixes: ProblemFix[] =
    targets.length > 1 ? [fix(`Without ${constant.name}`, { targets: targets.filter((name) => name !== constant.name) })] : [];
  return [
    errorAt('target', message, `Choose another target${first === constant.name ? '' : ' in its place'}.`, {
      code: 'problem.target-one-class',
      fixes,
    }),
  ];
}

/** Keras's `class_weight` weighs rows: those of several values it takes for one-hot vectors, or refuses. */
function findBalance(spec: ProblemSpec): CodedFinding[] {
  if (spec.task === 'number' || spec.balance === 'none' || !hasSeveralValues(spec)) return [];
  const sample = spec.shape === 'windows' ? 'window' : 'row';
  const message = `Class weights weigh a whole ${sample}, but each ${sample} is answered with several values, which may be of several classes.`;
  return [errorAt('task', message, 'Train without class weights.', { fixes: [fix('No class weights', { balance: 'none' })] })];
}

/** A row by itself has no value before it that a difference could be taken from. */
function findTargetScaling({ shape, task, targets, scalings }: ProblemSpec): CodedFinding[] {
  if (shape === 'windows' || task !== 'number') return [];
  const differenced = targets.find((name) => ownScaling(scalings, name) === 'difference');
  if (differenced === undefined) return [];
  const fixes = [fix('No scaling', { scalings: { ...scalings, [differenced]: 'none' } })];
  const message = `The target ${differenced} stands alone in its row: there is no value before it that a difference could be taken from.`;
  return [errorAt('scaling', message, 'Choose another scaling for it.', { fixes })];
}
