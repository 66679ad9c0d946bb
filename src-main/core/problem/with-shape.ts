import type { ColumnProfile } from '../dataset/dataset';
import { guessSteps, guessTarget, guessTaskOf } from './columns';
import { guessOrder, guessSeries, guessValue, guessWindows, type GuessedTable } from './guess-windows';
import { pictureOf, withPicture } from './picture';
import type { ProblemSpec } from './problem';
import { type WindowsSpec, windowsSchema } from './windows-spec';

/** Shares held back where nothing else was said. */
export const heldBack = { test: 0.15, validation: 0.15 } as const;

/**
 * The same picture from rows that each are a sequence, or from rows that are a series one after another. What was chosen for the other
 * is kept, so that one can go back; what was never chosen is guessed.
 */
export function withShape(spec: ProblemSpec, shape: 'sequence-a-row' | 'windows', table: GuessedTable): ProblemSpec {
  if (spec.shape === shape) return spec;
  const picture = pictureOf(spec);
  const changed = shape === 'windows' ? asWindows(spec, table) : asRows(spec, table);
  return picture === 'image' ? changed : withPicture(changed, picture, table.columns);
}

/** Windows over a series as the columns suggest them; what cannot be guessed is left to be chosen. */
export function asWindows(spec: ProblemSpec, table: GuessedTable): ProblemSpec {
  const guess = guessWindows(table);
  const order = spec.order ?? guessOrder(table)?.name ?? null;
  const target = guess?.target ?? guessValue(table.columns, order);
  const windows = spec.windows ?? freshWindows(target, table);
  const series = spec.series ?? (guess ? guess.series : manyAMoment(order, table) ? guessSeries(table) : null);
  const free = table.columns.filter(({ name }) => name !== order && name !== series);
  const words = wordTargets(spec.targets, free, target);
  const isNumber = (name: string): boolean => table.columns.some((column) => column.name === name && column.type === 'number');
  const numbers = windows.inputs.length > 0 && target !== null ? [target] : spec.targets.filter(isNumber);
  return {
    ...spec,
    shape: 'windows',
    windows,
    order,
    series,
    targets: words.length > 0 ? words.map(({ name }) => name) : [...numbers],
    task: words.length > 0 ? guessTaskOf(words) : 'number',
    scaling: spec.scaling === 'divide-255' || spec.scaling === 'none' ? 'standard' : spec.scaling,
    split: spec.split.method === 'random' ? { ...spec.split, ...heldBack, method: 'chronological', stratify: false } : spec.split,
  };
}

/** Targets that were chosen and hold words, which no number stands for; the last column of words where nothing is chosen and no number is there. */
function wordTargets(chosen: readonly string[], free: readonly ColumnProfile[], number: string | null): readonly ColumnProfile[] {
  const words = free.filter(({ type, distinct }) => (type === 'text' || type === 'boolean') && distinct > 1);
  if (chosen.length === 0) return number === null ? words.slice(-1) : [];
  const kept = words.filter(({ name }) => chosen.includes(name));
  return kept.length === chosen.length ? kept : [];
}

function freshWindows(target: string | null, { formula }: GuessedTable): WindowsSpec {
  const exact = formula?.noise.every(({ size }) => size === 0) ?? false;
  return windowsSchema.parse({ inputs: target === null ? [] : [target], anywhere: exact });
}

function manyAMoment(order: string | null, { columns, rows }: GuessedTable): boolean {
  const column = columns.find(({ name }) => name === order);
  return column !== undefined && column.distinct * 1.5 < rows;
}

function asRows(spec: ProblemSpec, { columns }: GuessedTable): ProblemSpec {
  const steps = spec.steps.length > 0 ? spec.steps : guessSteps(columns);
  const target = guessTarget(columns, steps);
  const kept = spec.targets.filter((name) => !steps.includes(name));
  const targets = kept.length > 0 ? kept : target === null ? [] : [target];
  const chosen = columns.filter(({ name }) => targets.includes(name));
  return {
    ...spec,
    shape: 'sequence-a-row',
    steps: [...steps],
    targets,
    // What was said of a target that is one no longer says nothing of the next.
    task: kept.length > 0 || chosen.length === 0 ? spec.task : guessTaskOf(chosen),
    split: spec.split.method === 'chronological' ? { ...spec.split, method: 'random' } : spec.split,
  };
}
