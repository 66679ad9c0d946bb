import type { SampleShape } from '../../../src-main/core/problem/problem';
import { type Scaling, scalings } from '../../../src-main/core/problem/scaling-spec';
import type { Choice } from '../../ui/choice';

export const scalingNames: Readonly<Record<Scaling, string>> = {
  none: 'None',
  'min-max': 'Min-max',
  standard: 'Standard',
  robust: 'Robust',
  log: 'Logarithm',
  difference: 'Difference',
  'divide-255': 'Divide by 255',
};

export const scalingHints: Readonly<Record<Scaling, string>> = {
  none: 'Values go in as they are in the file.',
  'min-max': 'The least value becomes 0 and the greatest 1; fitted on the training part alone.',
  standard: 'The mean becomes 0 and the standard deviation 1; fitted on the training part alone.',
  robust: 'The median becomes 0 and the middle half of the values 1 wide; fitted on the training part alone.',
  log: 'The natural logarithm; every value must be above 0.',
  difference: 'The difference from the row or step before.',
  'divide-255': 'Shades from 0 to 255 become numbers from 0 to 1.',
};

const short: Readonly<Record<Scaling, string>> = {
  none: 'as they are in the file',
  'min-max': 'least to 0, greatest to 1',
  standard: 'mean to 0, deviation to 1',
  robust: 'median to 0, middle half to 1; outliers weigh little',
  log: 'values above 0 alone',
  difference: 'from the row or step before',
  'divide-255': 'for the pixels of pictures',
};

/** Scalings that make sense where samples have this shape. */
export function scalingOptions(shape: SampleShape): readonly Choice<Scaling>[] {
  const offered = scalings.filter((scaling) => (shape === 'image-a-row' ? scaling !== 'difference' : scaling !== 'divide-255'));
  return offered.map((value) => ({ value, label: scalingNames[value], hint: short[value] }));
}
