import type { Transform } from '../problem/scaling-spec';
import { undoTransform } from '../problem/transform';

/** How answers of a model become values in the targets' own unit. */
export interface OwnUnit {
  /** By target column, which is the last axis of an answer; none where the numbers are as they stand in the table. */
  readonly transforms: readonly Transform[];
  /** Values of one sample's answer. */
  readonly size: number;
  /** Raw values that differences count from: [samples, targets], or [samples, size] where every one has its own; null without differences. */
  readonly base: Float64Array | null;
}

/**
 * Undoes scaling, logarithms and differences.
 *
 * @param values [samples, size]
 * @returns [samples, size] in the targets' own unit
 */
export function inOwnUnit(values: ArrayLike<number>, { transforms, size, base }: OwnUnit): Float64Array {
  const own = new Float64Array(values.length);
  const bases = base ? base.length / (values.length / size) : 0;
  for (let index = 0; index < values.length; index += 1) {
    const place = index % size;
    const transform = transforms[place % transforms.length];
    const sample = (index - place) / size;
    const from = base ? (base[sample * bases + (place % bases)] ?? 0) : 0;
    own[index] = transform ? undoTransform(values[index] ?? 0, transform, from) : (values[index] ?? 0);
  }
  return own;
}

/**
 * How far apart two answers are in the target's own unit; what a difference counts from falls out.
 *
 * @param place in an answer
 */
export function distanceInOwnUnit(a: number, b: number, place: number, transforms: readonly Transform[]): number {
  const transform = transforms[place % transforms.length];
  return transform ? Math.abs(undoTransform(a, transform) - undoTransform(b, transform)) : Math.abs(a - b);
}

/** Whether the numbers of a model are those of the table. */
export function isOwnUnit(transforms: readonly Transform[]): boolean {
  return transforms.every(({ kind, offset, scale }) => (kind === 'none' || kind === 'divide-255') && offset === 0 && scale === 1);
}
