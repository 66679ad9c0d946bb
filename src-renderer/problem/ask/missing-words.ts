import type { MissingChoice, SampleShape } from '../../../src-main/core/problem/problem';
import { plural } from '../../../src-main/core/text';
import type { Choice } from '../../ui/choice';

const labels: Readonly<Record<MissingChoice, string>> = {
  refuse: 'Refuse them',
  drop: 'Leave their rows out',
  forward: 'Take the value before',
  interpolate: 'Draw a line between',
  mean: 'Take the mean',
  mask: 'Mark and mask them',
};

/** Choices that need rows, or steps, in an order. */
const ordered: readonly MissingChoice[] = ['forward', 'interpolate'];

/**
 * What can become of missing values, and how many rows each touches.
 *
 * @param missing rows with a missing value; null while that is not known
 */
export function missingChoices(shape: SampleShape, missing: number | null): readonly Choice<MissingChoice>[] {
  const choices: readonly MissingChoice[] = ['refuse', 'drop', 'forward', 'interpolate', 'mean', 'mask'];
  return choices
    .filter((value) => shape !== 'image-a-row' || !ordered.includes(value))
    .map((value) => ({ value, label: labels[value], hint: hintOf(value, shape, missing) }));
}

function hintOf(choice: MissingChoice, shape: SampleShape, missing: number | null): string {
  const rows = missing === null ? 'their rows' : plural(missing, 'row');
  switch (choice) {
    case 'refuse':
      return missing === 0 ? 'nothing is missing' : `${rows} would have to be mended first`;
    case 'drop':
      return shape === 'windows' ? `${rows} left out, and no window crosses the gap` : `${rows} left out`;
    case 'forward':
      return `${rows} filled with the last value before`;
    case 'interpolate':
      return `${rows} filled from the values around; this looks ahead`;
    case 'mean':
      return `${rows} filled with the mean of the training part`;
    case 'mask':
      return `${rows} filled with one value that a Masking layer skips`;
  }
}
