import type { Transform } from '../problem/scaling-spec';
import { applyTransform, undoTransform } from '../problem/transform';

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
  for (let index = 0; index < values.length; index += 1) {
    const { transform, from } = scaleAt(index, values.length, { transforms, size, base });
    own[index] = transform ? undoTransform(values[index] ?? 0, transform, from) : (values[index] ?? 0);
  }
  return own;
}

/** @param index of a value among all. @returns the float32 that a number in its own unit is to a model in that place */
export function scaledAt(own: number, index: number, values: number, unit: OwnUnit): number {
  const { transform, from } = scaleAt(index, values, unit);
  return Math.fround(transform ? applyTransform(own, transform, from) : own);
}

function scaleAt(index: number, values: number, { transforms, size, base }: OwnUnit) {
  const place = index % size;
  const sample = (index - place) / size;
  const bases = base ? base.length / (values / size) : 0;
  return { transform: transforms[place % transforms.length], from: base ? (base[sample * bases + (place % bases)] ?? 0) : 0 };
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
