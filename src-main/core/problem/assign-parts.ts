import type { Steps } from '../steps';
import { groupParts } from './group-parts';
import type { PlannedRows } from './layout';
import { chronologicalCuts, holdLastShare, orderedParts, walkForwardCuts } from './ordered-parts';
import { type Assignment, codeOf, countCode, membersOf, partCode } from './part-codes';
import type { ProblemSpec } from './problem';
import { randomParts } from './random-parts';
import type { PartName, SplitSpec } from './split-spec';
import { coveredRows, stretchEnds, type WindowGrid, windowStarts } from './windows';

/** @returns whether there is a part between training and testing */
export function hasValidation({ method, validation, validationWhen }: SplitSpec): boolean {
  if (method === 'none') return false;
  return validation > 0 || (method === 'condition' && validationWhen.length > 0);
}

/**
 * The part of every row. Windows that are split at random are split as windows, not as rows: all rows are then to train on.
 *
 * @param classes [rows] class index of each, where every part is to have the classes in the same proportion
 */
export function assignParts(
  { split, shape }: Pick<ProblemSpec, 'split' | 'shape'>,
  rows: PlannedRows,
  classes: Float64Array | null,
): Assignment {
  const parts = (codes: Uint8Array): Assignment => ({ codes, same: split.method === 'none' });
  switch (split.method) {
    case 'none':
      return parts(new Uint8Array(rows.count));
    case 'random':
      return parts(shape === 'windows' ? new Uint8Array(rows.count) : randomParts(rows.count, split, classes));
    case 'chronological':
      return parts(orderedParts(rows, (count) => chronologicalCuts(count, split)));
    case 'walk-forward':
      return parts(orderedParts(rows, (count) => walkForwardCuts(count, split)));
    case 'condition':
      return parts(conditionParts(split, rows));
    case 'group':
      return parts(rows.groups ? groupParts(rows.groups.of, rows.groups.count, split) : new Uint8Array(rows.count));
  }
}

/** A row that meets the conditions of both parts is for testing. */
function conditionParts({ validation }: SplitSpec, rows: PlannedRows): Uint8Array {
  const { testWhen, validationWhen } = rows;
  const codes = new Uint8Array(rows.count);
  for (let row = 0; row < codes.length; row += 1) {
    if (testWhen?.[row] === 1) codes[row] = partCode.test;
    else if (validationWhen?.[row] === 1) codes[row] = partCode.validation;
  }
  if (!validationWhen && validation > 0) holdLastShare(codes, rows, validation);
  return codes;
}

/** What each part consists of. */
export interface PartSamples {
  /** Places of rows, or of the rows at which windows begin, ascending. */
  readonly places: Uint32Array;
  /** Rows of the part; those that windows at random take up. */
  readonly rows: number;
}

export interface SampledParts {
  readonly parts: Readonly<Record<PartName, PartSamples>>;
  /** [rows] 1 for rows that may be fitted to: those of the training part. */
  readonly fitted: Uint8Array;
}

export function rowSamples(assignment: Assignment): SampledParts {
  const part = (name: PartName): PartSamples => {
    const places = membersOf(assignment, name);
    return { places, rows: places.length };
  };
  return { parts: { train: part('train'), validation: part('validation'), test: part('test') }, fitted: fittedRows(assignment) };
}

function fittedRows({ codes }: Assignment): Uint8Array {
  return codes.map((code) => (code === partCode.train ? 1 : 0));
}

/** Windows of every part; stops after each pass over the rows. */
export function* windowSamples(
  assignment: Assignment,
  rows: PlannedRows,
  grid: WindowGrid,
): Steps<SampledParts & { readonly ends: Uint32Array }> {
  const windowed = { assignment, bounds: rows.bounds, gaps: rows.gaps, targetless: rows.targetless };
  const ends = stretchEnds(windowed);
  const part = function* (name: PartName): Steps<PartSamples> {
    yield;
    const places = windowStarts(windowed, ends, grid, name);
    yield;
    return { places, rows: countCode(assignment.codes, codeOf(assignment, name)) };
  };
  const parts = { train: yield* part('train'), validation: yield* part('validation'), test: yield* part('test') };
  yield;
  return { parts, fitted: fittedRows(assignment), ends };
}

/** Shares windows out at random. Transforms may then be fitted to all rows that a training window takes up. */
export function shareOut(
  { split }: Pick<ProblemSpec, 'split'>,
  all: Uint32Array,
  rows: number,
  grid: WindowGrid,
  classes: Float64Array | null,
): SampledParts {
  const assignment = { codes: randomParts(all.length, split, classes), same: false };
  const span = grid.span + grid.lost;
  const part = (name: PartName): PartSamples => {
    const places = membersOf(assignment, name).map((window) => all[window] ?? 0);
    return {
      places,
      rows: coveredRows(
        places.map((start) => start - grid.lost),
        span,
      ),
    };
  };
  const parts = { train: part('train'), validation: part('validation'), test: part('test') };
  const fitted = new Uint8Array(rows);
  for (const start of parts.train.places) fitted.fill(1, start - grid.lost, start - grid.lost + span);
  return { parts, fitted };
}
