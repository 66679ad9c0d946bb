import { formatCount, formatNumber } from '../../text';
import type { CodedFinding } from '../facts';
import { maskOf } from '../planned-shape';
import type { ProblemSpec } from '../problem';
import { fix, noteAt } from './finding';

/** Steps that hold the mask value without being filling. */
export interface MaskClash {
  readonly steps: number;
  /** The least value that goes in. */
  readonly least: number;
}

/**
 * Counts steps in which every value that is there is the mask value.
 *
 * @param values [steps, features] as they go in, NaN where something is missing
 */
export function countMaskClash(values: Float32Array, features: number, mask: number): MaskClash {
  const masked = Math.fround(mask);
  let [steps, least] = [0, Infinity];
  for (let step = 0; step < values.length; step += features) {
    let [there, alike] = [0, 0];
    for (let at = step; at < step + features; at += 1) {
      const value = values[at] ?? NaN;
      if (Number.isNaN(value)) continue;
      there += 1;
      if (value === masked) alike += 1;
      if (value < least) least = value;
    }
    if (there > 0 && alike === there) steps += 1;
  }
  return { steps, least };
}

/** A Masking layer cannot tell such steps from filling. */
export function findMaskClash(spec: ProblemSpec, { steps, least }: MaskClash): CodedFinding[] {
  const mask = maskOf(spec);
  if (mask === null || steps === 0) return [];
  const [hold, them] = steps === 1 ? ['step holds', 'it'] : ['steps hold', 'them'];
  const message = `${formatCount(steps)} ${hold} nothing but ${formatNumber(mask)}, the value that marks what is missing: a Masking layer leaves ${them} out as well.`;
  const other = Math.floor(Math.min(0, least)) - 1;
  return [
    noteAt('missing', message, 'Mark with a value that no step holds.', { fixes: [fix(`Mark with ${other}`, { maskValue: other })] }),
  ];
}
