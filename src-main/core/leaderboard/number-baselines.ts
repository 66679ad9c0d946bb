import { allValues } from '../problem/samples';
import { applyTransform } from '../problem/transform';
import type { Baseline } from './leaderboard';
import { evaluateNumbers } from './numbers';
import { inOwnUnit, type OwnUnit } from './own-unit';
import type { PartTargets, Targets } from './targets';

/**
 * Guesses of numbers that need no model: scikit-learn's `DummyRegressor(strategy='mean')`, of every target on its own; and of windows the
 * last value that is known (persistence), for all rows ahead. Their figures are in the targets' own unit; their loss is the mean squared error
 * of what a model would have to answer.
 *
 * @param output shape of one answer
 */
export function numberBaselines(targets: Targets, output: readonly number[]): readonly Baseline[] {
  const guess = (name: string, predicted: Float64Array): Baseline => evaluated(name, predicted, targets, output);
  const last = lastValues(targets);
  return [guess('Always the mean of the training part', meanValues(targets)), ...(last ? [guess('The last known value again', last)] : [])];
}

function evaluated(name: string, predicted: Float64Array, targets: Targets, output: readonly number[]): Baseline {
  const { test, names, transforms } = targets;
  const answers = allValues(test.y);
  const unit = unitOf(test, targets);
  const actual = inOwnUnit(answers, unit);
  const bases = basesOf(test, unit);
  let squared = 0;
  for (let index = 0; index < answers.length; index += 1) {
    const transform = transforms[(index % unit.size) % transforms.length];
    const value = predicted[index] ?? 0;
    squared += ((transform ? applyTransform(value, transform, bases(index)) : value) - (answers[index] ?? 0)) ** 2;
  }
  const loss = answers.length === 0 ? 0 : squared / answers.length;
  return { name, evaluation: evaluateNumbers({ actual, predicted, output, targets: names, loss }) };
}

function meanValues(targets: Targets): Float64Array {
  const { train, test, names } = targets;
  const known = inOwnUnit(allValues(train.y), unitOf(train, targets));
  const sums = new Float64Array(names.length);
  for (const [index, value] of known.entries()) sums[index % names.length] = (sums[index % names.length] ?? 0) + value;
  const count = known.length / names.length;
  return Float64Array.from({ length: test.y.count * test.y.size }, (_, index) =>
    count === 0 ? 0 : (sums[index % names.length] ?? 0) / count,
  );
}

/** Null where nothing is known of the targets before. */
function lastValues(targets: Targets): Float64Array | null {
  const { test, transforms } = targets;
  const { known, y, base } = test;
  if (!known) return null;
  const values = inOwnUnit(allValues(known), { transforms, size: known.size, base: null });
  const bases = basesOf(test, unitOf(test, targets));
  return Float64Array.from({ length: y.count * y.size }, (_, index) => {
    const place = index % y.size;
    // A difference counts from the last known value: that is what was known.
    const isDifference = base !== null && transforms[place % transforms.length]?.kind === 'difference';
    return isDifference ? bases(index) : (values[((index - place) / y.size) * known.size + (place % known.size)] ?? 0);
  });
}

function unitOf({ y, base }: PartTargets, { transforms }: Targets): OwnUnit {
  return { transforms, size: y.size, base };
}

/** What the value of a place counts from. */
function basesOf({ y }: PartTargets, { size, base }: OwnUnit): (index: number) => number {
  if (!base) return () => 0;
  const width = y.count === 0 ? 1 : base.length / y.count;
  return (index) => base[Math.floor(index / size) * width + ((index % size) % width)] ?? 0;
}
