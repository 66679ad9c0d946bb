import { partCode } from './part-codes';
import { randomStream, shuffled } from './random';
import { testCount } from './split';
import type { SplitSpec } from './split-spec';

/**
 * Whole groups at random, until the test part and then the validation part have their share of the rows; at least one group is left to
 * each part that comes after.
 *
 * @param groups [rows] number of each row's group
 * @param count groups
 * @returns [rows] codes of the parts
 */
export function groupParts(
  groups: Uint32Array,
  count: number,
  { test, validation, seed }: Pick<SplitSpec, 'test' | 'validation' | 'seed'>,
): Uint8Array {
  const sizes = new Uint32Array(count);
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1;
  const order = shuffled(
    Uint32Array.from({ length: count }, (_, group) => group),
    randomStream(seed),
  );
  const parts = new Uint8Array(count);
  const kept = validation > 0 ? 2 : 1;
  const next = take({ order, sizes, parts }, 0, count - kept, partCode.test, testCount(groups.length, test));
  if (validation > 0) take({ order, sizes, parts }, next, count - 1, partCode.validation, testCount(groups.length, validation));
  return Uint8Array.from(groups, (group) => parts[group] ?? partCode.train);
}

interface Groups {
  readonly order: Uint32Array;
  readonly sizes: Uint32Array;
  readonly parts: Uint8Array;
}

/** @returns the first place in the order that was not taken */
function take({ order, sizes, parts }: Groups, from: number, to: number, code: number, rows: number): number {
  let place = from;
  for (let held = 0; place < to && held < rows; place += 1) {
    const group = order[place] ?? 0;
    parts[group] = code;
    held += sizes[group] ?? 0;
  }
  return place;
}
