import type { ColumnProfile } from '../../dataset/dataset';
import { formatCount, plural } from '../../text';
import type { CodedFinding } from '../facts';
import { featuresOf } from '../feature-columns';
import type { ProblemSpec } from '../problem';
import { ownScaling } from '../scaling-spec';
import { columnNamed, eachOnce, errorAt, firstTwice, fix, noteAt } from './finding';

/** What can be said of the steps of a sequence or the pixels of a picture without looking at a value. */
export function findRowSettings(spec: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const chosen = findChosen(spec, columns);
  if (chosen.length > 0) return chosen;
  return spec.shape === 'image-a-row' ? findImage(spec) : findSequence(spec);
}

function findChosen({ steps, shape }: ProblemSpec, columns: readonly ColumnProfile[]): CodedFinding[] {
  const [one, holding] = shape === 'image-a-row' ? ['pixel', 'picture, row by row'] : ['step', 'sequence, in their order'];
  if (steps.length === 0) {
    return [errorAt('steps', `No columns are chosen as ${one}s.`, `Choose the columns that hold the ${holding}.`)];
  }
  const twice = firstTwice(steps);
  if (twice !== null) {
    const fixes = [fix('Take it once', { steps: eachOnce(steps) })];
    return [errorAt('steps', `Column ${twice} is chosen as a ${one} twice.`, 'Take it out once.', { fixes })];
  }
  const unknown = steps.find((name) => !columnNamed(columns, name));
  if (unknown === undefined) return [];
  const fixes = [fix(`Take ${unknown} out`, { steps: steps.filter((name) => name !== unknown) })];
  return [errorAt('steps', `The data has no column ${unknown}.`, `Take it out of the ${one}s.`, { fixes })];
}

function findSequence(spec: ProblemSpec): CodedFinding[] {
  const { steps, features } = spec;
  if (steps.length % features !== 0) {
    const message = `${plural(steps.length, 'column')} cannot be shared out among steps of ${formatCount(features)} features.`;
    const fixes = [fix('One feature a step', { features: 1 })];
    return [errorAt('steps', message, 'Choose as many columns as steps times features, or other features a step.', { fixes })];
  }
  const differenced = featuresOf(spec).some(({ scaling }) => scaling === 'difference');
  if (differenced && steps.length === features) {
    const message = 'A difference is taken from the step before, and there is only one step.';
    return [errorAt('scaling', message, 'Choose another scaling.', { fixes: [fix('No scaling', { scaling: 'none', scalings: {} })] })];
  }
  const odd = featuresOf(spec).flatMap(({ columns, scaling }) =>
    columns.filter((name) => (ownScaling(spec.scalings, name) ?? scaling) !== scaling),
  )[0];
  if (odd === undefined) return [];
  return [noteAt('scaling', `All steps of a feature are scaled alike, as its first column is; the scaling of ${odd} is not looked at.`)];
}

function findImage({ steps, image, missing, scaling }: ProblemSpec): CodedFinding[] {
  const side = Math.sqrt(steps.length);
  const square = Number.isInteger(side) ? [fix(`${side} × ${side}`, { image: { height: side, width: side, channels: 1 } })] : [];
  if (!image)
    return [errorAt('shape', 'Height and width of the pictures are not given.', 'Say how high and wide they are.', { fixes: square })];
  const { height, width, channels } = image;
  if (height * width * channels !== steps.length) {
    const message = `${plural(steps.length, 'column')} are chosen, but ${height} × ${width} × ${channels} are ${plural(height * width * channels, 'pixel')}.`;
    return [errorAt('steps', message, 'Choose as many columns as height × width × channels.', { fixes: square })];
  }
  if (missing === 'forward' || missing === 'interpolate') {
    const message = 'Pixels have no values before and after them that a missing one could be filled from.';
    const fixes = [fix('Leave their rows out', { missing: 'drop' }), fix('Take the mean', { missing: 'mean' })];
    return [errorAt('missing', message, 'Choose another way to treat missing values.', { fixes })];
  }
  if (scaling !== 'difference') return [];
  const fixes = [fix('Divide by 255', { scaling: 'divide-255' }), fix('No scaling', { scaling: 'none' })];
  return [
    errorAt('scaling', 'Pixels have no step before them that a difference could be taken from.', 'Choose another scaling.', { fixes }),
  ];
}
