import type { ProblemShape } from '../core/problem/problem';
import type { TrainingSpec } from '../core/run/run';
import type { TrainingPart } from '../engine/fit';
import type { Snapshot, SnapshotPart } from '../formats/snapshot';

/** A part of a snapshot as training takes it. */
export function trainingPart({ x, y, lengths }: SnapshotPart, { open, input }: ProblemShape): TrainingPart {
  return { x, y, open: open && lengths ? { lengths, features: input.at(-1) ?? 1 } : null };
}

/** The part that early stopping and the validation curves look at. */
export function watchedPart({ validation, test }: Snapshot, { validation: watched }: TrainingSpec): SnapshotPart {
  return watched === 'auto' ? (validation ?? test) : test;
}

/** A training's class weights, or those that the problem asks for where it says nothing of them. */
export function withBalance(training: TrainingSpec, { spec, shape }: Snapshot['header']): TrainingSpec {
  const isBalanced = spec.balance === 'balanced' && shape.task !== 'number' && shape.output.every((size) => size === 1);
  return training.class_weight === null && isBalanced ? { ...training, class_weight: 'balanced' } : training;
}

/** @returns rows of the largest batch that will be given */
export function largestBatch({ header, train, validation, test }: Snapshot, { batch_size, steps }: TrainingSpec): number {
  // Windows that begin anywhere are not bound to the number of rows.
  if (header.anywhere && steps !== null) return batch_size;
  return Math.min(batch_size, Math.max(...[train, validation, test].map((part) => part?.rows.length ?? 0)));
}
