import { partCode } from './part-codes';
import { type RandomStream, randomStream, shuffled } from './random';
import { largestRemainder, testCount } from './split';
import type { SplitSpec } from './split-spec';

/**
 * Parts at random, with the sizes of scikit-learn's `train_test_split` applied twice: shares of the whole, rounded up. Which ones it takes
 * is our own generator's choice: the test part is drawn first, so that it is the same whether there are two parts or three.
 *
 * @param count rows or windows
 * @param classes [count] class index of each; every part then has the classes in the same proportion
 * @returns [count] codes of the parts
 */
export function randomParts(
  count: number,
  { test, validation, seed }: Pick<SplitSpec, 'test' | 'validation' | 'seed'>,
  classes: ArrayLike<number> | null = null,
): Uint8Array {
  const random = randomStream(seed);
  const codes = new Uint8Array(count);
  hold(codes, partCode.test, testCount(count, test), classes, random);
  if (validation > 0) hold(codes, partCode.validation, testCount(count, validation), classes, random);
  return codes;
}

/** Gives `wanted` of those that are left to train on to another part. */
function hold(codes: Uint8Array, code: number, wanted: number, classes: ArrayLike<number> | null, random: RandomStream): void {
  const groups = groupsLeft(codes, classes);
  const left = groups.reduce((sum, group) => sum + group.length, 0);
  const held = largestRemainder(
    groups.map((group) => group.length),
    Math.min(wanted, left),
  );
  for (const [index, group] of groups.entries()) {
    for (const place of shuffled(group, random).subarray(0, held[index])) codes[place] = code;
  }
}

/** Places that are left to train on, by class in ascending order. */
function groupsLeft(codes: Uint8Array, classes: ArrayLike<number> | null): readonly Uint32Array[] {
  const groups = new Map<number, number[]>();
  for (let place = 0; place < codes.length; place += 1) {
    if (codes[place] !== partCode.train) continue;
    const label = classes ? (classes[place] ?? 0) : 0;
    const group = groups.get(label);
    if (group) group.push(place);
    else groups.set(label, [place]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => Uint32Array.from(group));
}
