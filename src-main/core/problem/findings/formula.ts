import type { FormulaSpec } from '../../dataset/formula';
import { inputColumns } from '../spec-columns';
import type { CodedFinding } from '../facts';
import type { ProblemSpec } from '../problem';
import { errorAt, fix } from './finding';

/** Windows that begin at any moment can be drawn only where an expression says what is between the rows. */
export function findAnywhereSettings(spec: ProblemSpec, formula: FormulaSpec | null): CodedFinding[] {
  if (spec.shape !== 'windows' || !spec.windows?.anywhere) return [];
  const reason = whyNotAnywhere(spec, formula);
  if (reason === null) return [];
  const fixes = [fix('Begin at the rows', { windows: { ...spec.windows, anywhere: false } })];
  return [errorAt('windows', `Training windows cannot begin at any moment: ${reason}.`, 'Let windows begin at the rows.', { fixes })];
}

/**
 * The training part has to be one stretch, without a hole that a window drawn anywhere would fall into.
 *
 * @param fitted [rows] 1 for rows of the training part
 * @param missing rows in which something is missing
 */
export function findAnywhereFaults(spec: ProblemSpec, fitted: Uint8Array, missing: number): CodedFinding[] {
  if (spec.shape !== 'windows' || !spec.windows?.anywhere) return [];
  const scattered = fitted.subarray(fitted.indexOf(1), fitted.lastIndexOf(1) + 1).includes(0);
  if (!scattered && missing === 0) return [];
  const reason = scattered ? 'the training part is scattered' : 'the formula has no value at some rows';
  const fixes = [fix('Begin at the rows', { windows: { ...spec.windows, anywhere: false } })];
  return [errorAt('windows', `Training windows cannot begin at any moment: ${reason}.`, 'Let windows begin at the rows.', { fixes })];
}

function whyNotAnywhere(spec: ProblemSpec, formula: FormulaSpec | null): string | null {
  if (!formula) return 'the data was not made from a formula';
  if (formula.noise.length > 0) return 'the formula has noise, which is drawn for the rows alone';
  if (spec.task !== 'number') return 'only numbers can be computed between the rows';
  if (spec.order !== null && spec.order !== formula.variable) return `rows are not ordered by ${formula.variable}`;
  if (spec.series !== null) return 'there are several series';
  if (spec.filter.length > 0 || spec.afterLast) return 'rows are left out by a filter';
  if ((spec.windows?.calendar.length ?? 0) > 0) return 'the calendar is made of dates';
  if (spec.split.method === 'random' || spec.split.method === 'group') return 'the training part is scattered';
  const own = [formula.variable, ...formula.columns.map((column) => column.name)];
  const foreign = [...inputColumns(spec), ...spec.targets].find((name) => !own.includes(name));
  return foreign === undefined ? null : `${foreign} is no column of the formula`;
}
