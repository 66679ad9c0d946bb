import { fail } from '../../core/errors';
import { nearestWord } from './nearest';

/** `M1 … M36`, with an ellipsis or three dots. */
const rangeForm = /^(.+?)\s*(?:…|\.\.\.)\s*(.+)$/u;

/**
 * Replaces ranges by the columns they stand for, in the order of the file.
 *
 * @param names column names and ranges such as `M1 … M36`; a column that is really called so is taken as it is
 * @param columns all columns of the dataset, in order
 * @param list where the names stand: `problem.steps`
 * @throws SeqbenchError `experiment.invalid` for a column that does not exist, with the nearest that does
 */
export function expandRanges(names: readonly string[], columns: readonly string[], list: string): string[] {
  const known = new Set(columns);
  return names.flatMap((name, index) => {
    if (known.has(name)) return [name];
    const place = `${list}[${index}]`;
    const range = rangeForm.exec(name);
    if (!range) return [columns[positionOf(name, columns, place)] ?? name];
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
