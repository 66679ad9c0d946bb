import { fail } from '../../core/errors';
import { nearestWord } from './nearest';

/** `M1 … M36`, with an ellipsis or three dots. */
const rangeForm = /^(.+?)\s*(?:…|\.\.\.)\s*(.+)$/u;

/**
 * Replaces ranges by the columns they stand for, in the order of the file.
 *
 * @param steps column names and ranges such as `M1 … M36`; a column that is really called so is taken as it is
 * @param columns all columns of the dataset, in order
 * @throws SeqbenchError `experiment.invalid` for a column that does not exist, with the nearest that does
 */
export function expandSteps(steps: readonly string[], columns: readonly string[]): string[] {
  return steps.flatMap((step, index) => {
    const place = `problem.steps[${index}]`;
    const range = columns.includes(step) ? null : rangeForm.exec(step);
    if (!range) return [columns[positionOf(step, columns, place)] ?? step];
    const from = positionOf(range[1] ?? '', columns, place);
    const to = positionOf(range[2] ?? '', columns, place);
    return from <= to ? columns.slice(from, to + 1) : columns.slice(to, from + 1).reverse();
  });
}

/** @throws SeqbenchError `experiment.invalid` where no column has the name */
export function positionOf(name: string, columns: readonly string[], place: string): number {
  const position = columns.indexOf(name);
  if (position >= 0) return position;
  const near = nearestWord(name, columns);
  const shown = columns.length > 12 ? [...columns.slice(0, 11), `… ${columns.length - 11} more`] : columns;
  return fail({
    code: 'experiment.invalid',
    message: `The dataset has no column “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}`,
    place,
    value: name,
    remedy: `It has ${shown.join(', ')}.`,
  });
}

/** Writes runs of three or more numbered columns, `M1`, `M2`, `M3`, as one range. */
export function compressSteps(steps: readonly string[]): string[] {
  const groups: string[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && follows(last.at(-1) ?? '', step)) last.push(step);
    else groups.push([step]);
  }
  return groups.flatMap((group) => (group.length < 3 ? group : [`${group[0] ?? ''} … ${group.at(-1) ?? ''}`]));
}

/** `M9` → `M10`: the same words, the next number. */
function follows(previous: string, next: string): boolean {
  const form = /^(.*?)(\d+)$/u;
  const [a, b] = [form.exec(previous), form.exec(next)];
  return a !== null && b !== null && a[1] === b[1] && Number(b[2]) === Number(a[2]) + 1 && String(Number(b[2])) === b[2];
}
